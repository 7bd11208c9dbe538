// The products as Amazon has them for the customer, and beside each the skill's own books.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, newId, replace } from "./dom.js";
import { actionMenu } from "./product_menu.js";

const types = { ENTITLEMENT: "One-time", SUBSCRIPTION: "Subscription", CONSUMABLE: "Consumable" };

function states({ owned, count, pending, cancelled, on_sale: isOnSale }) {
  return [
    owned
      ? { text: count > 1 ? `Owned × ${count}` : "Owned", kind: "is-good" }
      : { text: "Not owned", kind: "" },
    pending && { text: "Payment pending", kind: "is-warn" },
    cancelled && { text: "Cancelled, runs out", kind: "is-warn" },
    !isOnSale && { text: "Off sale", kind: "is-bad" },
  ].filter(Boolean);
}

function statesText(item) {
  return states(item)
    .map(({ text }) => text)
    .join(", ");
}

function booksText({ left, bought, used }) {
  return `${left} left · ${bought} bought · ${used} used`;
}

class ProductShelf extends DeskElement {
  build() {
    this.heading = el("h2", { id: newId("shelf") }, "Shelf");
    this.live = el("div", { class: "visually-hidden", "aria-live": "polite" });
    this.list = el("ul", { class: "products" });
    this.note = el("div");
    this.before = new Map();
    replace(
      this,
      el(
        "section",
        { class: "panel", "aria-labelledby": this.heading.id },
        el(
          "header",
          { class: "panel-head" },
          this.heading,
          el("span", { class: "quiet" }, "Amazon, and the skill's books"),
        ),
        this.list,
        this.note,
      ),
      this.live,
    );
    this.follow(["customer"], this.show);
  }

  show({ isOther }) {
    const { shelf, inventory } = desk.customer;
    const books = new Map((inventory.products ?? []).map((each) => [each.product, each]));
    const now = new Map(
      shelf.map((item) => [item.product, this.textOf(item, books.get(item.product))]),
    );
    const changed = shelf.filter(({ product }) => now.get(product) !== this.before.get(product));
    this.before = now;
    this.showNote(inventory);
    if (changed.length === 0 && shelf.length === this.list.childElementCount) return;
    replace(
      this.list,
      shelf.map((item) => this.row(item, books.get(item.product))),
    );
    if (!isOther) this.tell(changed, books);
  }

  textOf(item, books) {
    return JSON.stringify([item, books]);
  }

  showNote({ known, why }) {
    replace(
      this.note,
      !known &&
        el(
          "p",
          { class: "quiet note" },
          `The skill's own books cannot be read${why ? `: ${why}` : "."}`,
        ),
    );
  }

  row(item, books) {
    const { product, title, type } = item;
    const pills = states(item).map(({ text, kind }) => el("span", { class: `pill ${kind}` }, text));
    return el(
      "li",
      { class: "product", "data-product": product },
      el(
        "div",
        { class: "product-words" },
        el("strong", { lang: desk.locale }, title || product),
        el("small", {}, `${types[type] ?? type} · ${product}`),
        el("div", { class: "pills" }, pills),
      ),
      actionMenu(item),
      books && this.books(books),
    );
  }

  books({ left, bought, used }) {
    const figure = (value, name) => el("div", {}, el("dd", {}, value), el("dt", {}, name));
    return el(
      "dl",
      { class: "books", title: "The skill's own books" },
      figure(left, "left"),
      figure(bought, "bought"),
      figure(used, "used"),
    );
  }

  // A change lights up for a moment and is said once.
  tell(changed, books) {
    const said = changed.map((item) => {
      const own = books.get(item.product);
      return `${item.title}: ${statesText(item)}${own ? `; ${booksText(own)}` : ""}`;
    });
    this.dispatchEvent(new Event("shelf-changed", { bubbles: true }));
    this.live.textContent = said.join(". ");
    for (const { product } of changed) {
      this.list
        .querySelector(`[data-product="${CSS.escape(product)}"]`)
        ?.classList.add("has-changed");
    }
  }
}

customElements.define("product-shelf", ProductShelf);
