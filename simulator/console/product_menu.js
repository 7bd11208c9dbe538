// What can happen to one product on Amazon's side, as a menu that keys and pointer open.
import { desk } from "./desk.js";
import { el, iconButton, newId } from "./dom.js";
import { icon } from "./icons.js";

// In the words of an "amazon" turn; "when" says for which products it makes sense.
const actions = [
  {
    name: "purchase",
    label: "Buy outside the skill",
    when: (item) => item.on_sale && (!item.owned || item.type === "CONSUMABLE"),
  },
  { name: "complete_pending", label: "Payment goes through", when: (item) => item.pending },
  { name: "fail_pending", label: "Payment fails", when: (item) => item.pending },
  { name: "refund", label: "Refund", when: (item) => item.count > 0 },
  {
    name: "end_term",
    label: "End the term",
    when: (item) => item.type === "SUBSCRIPTION" && item.owned,
  },
  {
    name: "reset",
    label: "Reset, as never bought",
    when: (item) => item.owned || item.pending || item.cancelled,
  },
  { name: "take_off_sale", label: "Take off sale", when: (item) => item.on_sale },
  { name: "put_on_sale", label: "Put on sale", when: (item) => !item.on_sale },
];

function menuItems(item, close) {
  return actions
    .filter(({ when }) => when(item))
    .map(({ name, label }) =>
      el(
        "button",
        {
          type: "button",
          role: "menuitem",
          tabindex: -1,
          "data-action": name,
          onclick: () => {
            close();
            desk.play({ amazon: { [name]: item.product } });
          },
        },
        label,
      ),
    );
}

const steps = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(menu, event) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { Home: 0, End: items.length - 1 }[event.key] ?? at + (steps[event.key] ?? 0);
  if (to === at && !steps[event.key]) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

export function actionMenu(item) {
  const id = newId("menu");
  const button = iconButton(icon("more"), `Change ${item.title || item.product}`, {
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": id,
  });
  const menu = el("div", {
    id,
    role: "menu",
    class: "menu",
    hidden: true,
    "aria-label": "On Amazon's side",
  });
  const place = el("div", { class: "menu-place" }, button, menu);
  const setOpen = (isOpen) => {
    menu.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const close = () => {
    setOpen(false);
    button.focus();
  };
  menu.append(...menuItems(item, close));
  button.addEventListener("click", () => {
    setOpen(menu.hidden);
    if (!menu.hidden) menu.firstElementChild.focus();
  });
  place.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    if (event.key === "Escape") close();
    else moveFocus(menu, event);
  });
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (!place.contains(relatedTarget)) setOpen(false);
  });
  return place;
}
