// While Alexa waits for the customer's word on a purchase: what she asks, and every possible answer.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, newId, replace } from "./dom.js";
import { icon } from "./icons.js";

const buying = [
  ["accept", "Accept"],
  ["decline", "Decline"],
  ["pending", "Pending"],
  ["error", "Payment problem"],
  ["already_purchased", "Already owned"],
];
const cancelling = [
  ["accept", "Accept"],
  ["decline", "Decline"],
  ["error", "Payment problem"],
  ["not_entitled", "Not entitled"],
];
const looks = { accept: "button is-primary", decline: "button" };
const questions = {
  Buy: "Do you want to buy it?",
  Upsell: "Do you want to know more?",
  Cancel: "Do you want to cancel it?",
};
const doings = { Buy: "Purchase", Upsell: "Suggestion", Cancel: "Cancellation" };

// Amazon never says of a consumable that it is owned already.
function answersTo({ name, product }) {
  if (name === "Cancel") return cancelling;
  const isConsumable =
    desk.customer.shelf.find((each) => each.product === product)?.type === "CONSUMABLE";
  return buying.filter(([decision]) => !(isConsumable && decision === "already_purchased"));
}

class PurchaseCard extends DeskElement {
  build() {
    this.live = el("div", { class: "visually-hidden", "aria-live": "polite" });
    this.place = el("div");
    replace(this, this.live, this.place);
    this.follow(["customer"], this.show);
    this.follow(["pending"], this.showWaiting);
  }

  show() {
    const { purchase } = desk.customer;
    const key = JSON.stringify([desk.customer.id, purchase]);
    if (key === this.shown) return;
    this.shown = key;
    replace(this.place, purchase && this.card(purchase));
    this.live.textContent = purchase
      ? `Alexa asks: ${doings[purchase.name]}, ${purchase.title}. ${questions[purchase.name]}`
      : "";
    this.showWaiting();
  }

  card(purchase) {
    const { name, title, product, message } = purchase;
    const heading = el("h3", { id: newId("purchase") }, title || product);
    this.buttons = answersTo(purchase).map(([decision, label]) =>
      el(
        "button",
        {
          type: "button",
          class: looks[decision] ?? "button is-quiet",
          "data-decision": decision,
          onclick: () => this.decide(decision),
        },
        label,
      ),
    );
    return el(
      "section",
      { class: "purchase", "aria-labelledby": heading.id },
      el("p", { class: "purchase-head" }, icon("cart"), `Alexa asks · ${doings[name] ?? name}`),
      heading,
      message && el("blockquote", { lang: desk.locale }, message),
      el("p", { class: "purchase-question" }, questions[name] ?? ""),
      el("div", { class: "answers" }, this.buttons),
    );
  }

  async decide(decision) {
    await desk.play({ purchase: decision });
    if (!desk.customer.purchase) document.getElementById("say")?.focus();
  }

  showWaiting() {
    for (const button of this.buttons ?? []) button.disabled = Boolean(desk.pending);
  }
}

customElements.define("purchase-card", PurchaseCard);
