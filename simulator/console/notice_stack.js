// Short sentences about what was refused; each stays until it is closed or ten seconds are over.
import { DeskElement } from "./desk_element.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

const shownFor = 10_000;
const mostAtOnce = 3;

class NoticeStack extends DeskElement {
  build() {
    this.setAttribute("role", "status");
    this.setAttribute("aria-live", "assertive");
    this.follow(["refused"], this.show);
  }

  show(sentence) {
    const notice = el("div", { class: "notice" }, icon("alert"), el("span", {}, sentence));
    const timer = setTimeout(() => notice.remove(), shownFor);
    const closeIt = () => {
      clearTimeout(timer);
      notice.remove();
    };
    notice.append(iconButton(icon("close"), "Close", { onclick: closeIt }));
    this.append(notice);
    while (this.childElementCount > mostAtOnce) this.firstElementChild.remove();
  }
}

customElements.define("notice-stack", NoticeStack);
