// On a narrow screen one region shows at a time; this chooses which. Wide screens show all.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, hidden, replace } from "./dom.js";

const regions = [
  { id: "people", name: "Customers" },
  { id: "conversation", name: "Conversation" },
  { id: "shelf", name: "Shelf" },
];

class RegionTabs extends DeskElement {
  build() {
    this.buttons = regions.map(({ id, name }) =>
      el(
        "button",
        { type: "button", class: "tab", "data-region": id, onclick: () => this.choose(id) },
        name,
      ),
    );
    replace(this, el("nav", { "aria-label": "Parts of the page" }, this.buttons));
    this.choose("conversation");
    this.follow(["customer"], this.markQuestion);
    document.addEventListener("shelf-changed", () => this.mark("shelf", "changed"));
  }

  choose(id) {
    document.body.dataset.shown = id;
    for (const button of this.buttons) {
      const isChosen = button.dataset.region === id;
      button.setAttribute("aria-pressed", String(isChosen));
      if (isChosen) button.querySelector(".dot")?.remove();
    }
  }

  // Puts a dot on the tab of a region that is not shown; no reason: takes it away.
  mark(id, reason) {
    const tab = this.buttons.find((button) => button.dataset.region === id);
    tab.querySelector(".dot")?.remove();
    const isHidden = document.body.dataset.shown !== id;
    if (reason && isHidden) tab.append(el("span", { class: "dot" }, hidden(`(${reason})`)));
  }

  markQuestion() {
    this.mark("conversation", desk.customer.purchase && "Alexa asks something");
  }
}

customElements.define("region-tabs", RegionTabs);
