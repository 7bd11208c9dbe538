// How the customer's words were understood: the intent, the slots, what else would have fitted.
import { el } from "./dom.js";

function slotView({ name, said, resolved }) {
  const known = resolved?.length ? resolved.join(" or ") : "no known value";
  return el(
    "span",
    { class: resolved?.length ? "slot" : "slot is-unknown" },
    el("span", { class: "slot-name" }, name),
    ` ${said}`,
    el("span", { class: "slot-value" }, ` → ${known}`),
  );
}

export function heardView({ intent, how, slots = [], also = [] }) {
  return el(
    "div",
    { class: "heard" },
    el("span", { class: "intent", title: how || null }, intent),
    slots.map(slotView),
    how && el("span", { class: "how" }, how),
    also.length > 0 && el("span", { class: "rivals" }, `also fits: ${also.join(", ")}`),
  );
}
