// Who is there: switch, add, edit, remove.
import { api } from "./api.js";
import { editCustomer } from "./customer_dialog.js";
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, hidden, iconButton, newId, replace } from "./dom.js";
import { icon } from "./icons.js";
import { confirmed } from "./question_dialog.js";

function initials(name) {
  const letters = name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [...word][0]);
  return letters.slice(0, 2).join("").toUpperCase() || "?";
}

function about({ locale, turns }) {
  return `${locale} · ${turns === 1 ? "1 turn" : `${turns} turns`}`;
}

// A point of colour tells that a session is open.
function face({ name, session }) {
  const isOpen = session === "open";
  return [
    el(
      "span",
      { class: isOpen ? "avatar is-open" : "avatar", "aria-hidden": "true" },
      initials(name),
    ),
    isOpen && hidden("(session open)"),
  ];
}

class CustomerList extends DeskElement {
  build() {
    this.heading = el("h2", { id: newId("customers") }, "Customers");
    this.list = el("ul", { class: "customers" });
    const add = el(
      "button",
      { type: "button", class: "small-button", onclick: () => editCustomer() },
      icon("plus"),
      "Add",
    );
    replace(
      this,
      el(
        "section",
        { class: "panel", "aria-labelledby": this.heading.id },
        el("header", { class: "panel-head" }, this.heading, add),
        this.list,
      ),
    );
    this.follow(["desk"], this.show);
  }

  // The focus stays where it was, though the list is built anew.
  show() {
    const text = JSON.stringify([desk.state.customers, desk.chosen]);
    if (this.shown === text) return;
    this.shown = text;
    const focused = document.activeElement?.dataset.key;
    replace(
      this.list,
      desk.state.customers.map((customer) => this.row(customer)),
    );
    this.list.querySelector(".is-chosen")?.scrollIntoView({ block: "nearest" });
    if (focused) this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  row(customer) {
    const { id, name } = customer;
    const isChosen = id === desk.chosen;
    const choose = el(
      "button",
      {
        type: "button",
        class: "customer",
        "data-key": `choose-${id}`,
        "aria-current": isChosen ? "true" : null,
        onclick: () => desk.choose(id),
      },
      el(
        "span",
        { class: "customer-words" },
        el("strong", {}, name),
        el("small", {}, about(customer)),
      ),
      face(customer),
    );
    const edit = iconButton(icon("edit"), `Edit ${name}`, {
      "data-key": `edit-${id}`,
      onclick: () => this.edit(id),
    });
    const remove =
      desk.state.customers.length > 1 &&
      iconButton(icon("trash"), `Remove ${name}`, {
        "data-key": `remove-${id}`,
        onclick: () => this.remove(customer),
      });
    return el("li", { class: isChosen ? "is-chosen" : null }, choose, edit, remove);
  }

  edit(id) {
    return desk.attempt(async () => editCustomer(await api.customer(id)));
  }

  async remove({ id, name }) {
    const isMeant = await confirmed({
      title: `Remove ${name}?`,
      verb: "Remove",
      text: "The conversation and all purchases of this customer go with them.",
    });
    if (isMeant) await desk.attempt(() => api.remove(id));
  }
}

customElements.define("customer-list", CustomerList);
