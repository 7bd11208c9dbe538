// The form for a new customer, or for one who is there already.
import { api } from "./api.js";
import { desk } from "./desk.js";
import { el, newId } from "./dom.js";
import { openDialog } from "./question_dialog.js";

function field(label, control) {
  control.id = newId("field");
  return el("div", { class: "field" }, el("label", { for: control.id }, label), control);
}

function tick(label, attributes) {
  const box = el("input", { type: "checkbox", ...attributes });
  return el("label", { class: "tick" }, box, label);
}

function localeChoice(chosen) {
  const options = Object.keys(desk.state.skill.locales).map((locale) =>
    el("option", { value: locale, selected: locale === chosen }, locale),
  );
  return el("select", { name: "locale" }, options);
}

function ownedField(product) {
  const name =
    product.names[desk.locale] ?? Object.values(product.names)[0] ?? product.reference_name;
  if (product.type !== "CONSUMABLE")
    return tick(name, { name: "owned", value: product.reference_name });
  const count = el("input", {
    type: "number",
    min: 0,
    max: 1000,
    value: 0,
    name: "count",
    "data-product": product.reference_name,
  });
  return el("label", { class: "tick" }, count, `× ${name}`);
}

function owned() {
  return el(
    "fieldset",
    {},
    el("legend", {}, "Has bought already"),
    desk.state.products.map(ownedField),
  );
}

function fields(customer) {
  const name = el("input", {
    name: "name",
    required: true,
    maxlength: 60,
    autocomplete: "off",
    autofocus: true,
    value: customer?.name,
  });
  const permissions = el("textarea", {
    name: "permissions",
    rows: 2,
    spellcheck: "false",
    placeholder: "alexa::profile:given_name:read",
  });
  permissions.value = (customer?.permissions ?? []).join("\n");
  return [
    el(
      "div",
      { class: "field-row" },
      field("Name", name),
      field("Locale", localeChoice(customer?.locale ?? desk.locale)),
    ),
    tick("Device with a screen", { name: "screen", checked: customer?.screen ?? false }),
    tick("Voice purchasing is on", {
      name: "voice_purchasing",
      checked: customer?.voice_purchasing ?? true,
    }),
    field("Permissions, one a line", permissions),
  ];
}

function countsIn(form) {
  const counts = [...form.querySelectorAll("[data-product]")]
    .map((input) => [input.dataset.product, Number(input.value)])
    .filter(([, count]) => count > 0);
  return Object.fromEntries(counts);
}

function detailsIn(form) {
  const data = new FormData(form);
  return {
    name: data.get("name").trim(),
    locale: data.get("locale"),
    screen: data.has("screen"),
    voice_purchasing: data.has("voice_purchasing"),
    permissions: data.get("permissions").split(/\s+/).filter(Boolean),
  };
}

async function add(form) {
  const added = await api.add({
    ...detailsIn(form),
    owned: new FormData(form).getAll("owned"),
    counts: countsIn(form),
  });
  desk.choose(added.id);
}

// Opens the form. A refusal is told in it, and what was typed stays.
export function editCustomer(customer) {
  const problem = el("p", { class: "form-problem", role: "alert" });
  const form = el(
    "form",
    { class: "form" },
    fields(customer),
    !customer && owned(),
    problem,
    el(
      "footer",
      { class: "dialog-foot" },
      el("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Cancel"),
      el("button", { class: "button is-primary" }, customer ? "Save" : "Add customer"),
    ),
  );
  const dialog = openDialog(customer ? `Edit ${customer.name}` : "New customer", form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await (customer ? api.change(customer.id, detailsIn(form)) : add(form));
      dialog.close();
    } catch (refusal) {
      problem.textContent = refusal.message;
    }
  });
}
