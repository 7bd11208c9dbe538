// The page's head: which skill, where, signed or not; what is wrong; reading aloud; the theme.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, iconButton, replace } from "./dom.js";
import { faultSentences } from "./faults.js";
import { icon } from "./icons.js";
import { isDark, toggleTheme } from "./theme.js";
import { canSpeak, readsAloud, setReadsAloud } from "./voice.js";

class DeskHeader extends DeskElement {
  build() {
    this.skill = el("p", { class: "skill-name" });
    this.endpoint = el("div", { class: "endpoint" });
    this.faults = el("div", { class: "fault-badge", role: "status" });
    this.theme = iconButton(icon("moon"), "Dark theme", {
      onclick: () => {
        toggleTheme();
        this.showTheme();
      },
    });
    replace(
      this,
      el(
        "div",
        { class: "brand" },
        el("img", { src: "/icon.svg", alt: "", width: 28, height: 28 }),
        el("div", {}, el("h1", {}, "Alexa on your desk"), this.skill),
      ),
      this.endpoint,
      this.faults,
      el("div", { class: "head-tools" }, canSpeak && this.readAloudButton(), this.theme),
    );
    this.showTheme();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.showTheme());
    this.follow(["desk"], this.showDesk);
    this.follow(["customer"], this.showSkill);
  }

  readAloudButton() {
    const button = iconButton(icon("speaker"), "Read new answers aloud", {
      "aria-pressed": String(readsAloud()),
    });
    button.addEventListener("click", () => {
      setReadsAloud(!readsAloud());
      button.setAttribute("aria-pressed", String(readsAloud()));
    });
    return button;
  }

  showTheme() {
    const name = isDark() ? "Light theme" : "Dark theme";
    this.theme.setAttribute("aria-label", name);
    this.theme.title = name;
    replace(this.theme, icon(isDark() ? "sun" : "moon"));
  }

  showDesk() {
    const { url, signed } = desk.state.endpoint;
    const pill = el(
      "span",
      { class: signed ? "pill is-good" : "pill is-warn" },
      icon(signed ? "lock" : "unlock"),
      signed ? "signed" : "unsigned",
    );
    replace(this.endpoint, el("code", { title: "The skill's endpoint" }, url), pill);
    this.showFaults();
    this.showSkill();
  }

  showSkill() {
    const name =
      desk.state.skill.locales[desk.locale]?.invocation ?? desk.state.skill.application_id;
    if (this.skill.textContent !== name) this.skill.textContent = name;
  }

  showFaults() {
    const sentences = faultSentences(desk.state.faults);
    const text = sentences.join(" · ");
    if (this.faults.dataset.text === text) return;
    this.faults.dataset.text = text;
    if (sentences.length === 0) return replace(this.faults);
    replace(
      this.faults,
      el(
        "span",
        { class: "pill is-bad", title: text },
        icon("alert"),
        el(
          "span",
          { class: "pill-text" },
          sentences.length === 1 ? text : `${sentences.length} faults on`,
        ),
      ),
    );
  }
}

customElements.define("desk-header", DeskHeader);
