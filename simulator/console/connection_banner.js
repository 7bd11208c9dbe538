// Says that the stand-in went away, and tries again on request.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, replace } from "./dom.js";
import { icon } from "./icons.js";

class ConnectionBanner extends DeskElement {
  build() {
    this.setAttribute("role", "alert");
    this.follow(["connection"], this.show);
  }

  show(why) {
    if (desk.isConnected) return replace(this);
    const again = el(
      "button",
      { type: "button", class: "small-button", onclick: () => desk.retry() },
      icon("replay"),
      "Try again",
    );
    replace(this, el("div", { class: "banner" }, icon("alert"), el("span", {}, why), again));
  }
}

customElements.define("connection-banner", ConnectionBanner);
