// Where the customer speaks: words, hints, opening and ending, and any turn as JSON.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, iconButton, replace } from "./dom.js";
import { icon } from "./icons.js";
import { microphoneButton } from "./microphone.js";
import { rawTurn } from "./raw_turn.js";

const mostHints = 6;

class TurnComposer extends DeskElement {
  build() {
    this.back = 0; // how many utterances ago the field shows
    this.input = el("input", {
      id: "say",
      class: "say",
      autocomplete: "off",
      maxlength: 2000,
      enterkeyhint: "send",
      "aria-label": "What the customer says",
      placeholder: "Say something to the skill",
    });
    this.sendButton = iconButton(icon("send"), "Say it", { type: "submit", class: "is-primary" });
    this.form = el(
      "form",
      { class: "say-row" },
      microphoneButton((words) => this.say(words)),
      this.input,
      this.sendButton,
    );
    this.hints = el("div", { class: "hints", role: "group", "aria-label": "Things to say" });
    this.endButton = this.action("stop", "End session", { end: "user_initiated" });
    replace(
      this,
      this.hints,
      this.form,
      el(
        "div",
        { class: "composer-foot" },
        this.action("open", "Open skill", { open: true }),
        this.endButton,
        rawTurn(),
      ),
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.say(this.input.value);
    });
    this.input.addEventListener("keydown", (event) => this.recall(event));
    this.follow(["customer"], this.show);
    this.follow(["pending"], this.showPending);
    this.input.focus({ preventScroll: true });
  }

  action(picture, name, turn) {
    return el(
      "button",
      { type: "button", class: "small-button", onclick: () => this.play(turn) },
      icon(picture),
      name,
    );
  }

  async play(turn) {
    await desk.play(turn);
    this.input.focus({ preventScroll: true });
  }

  // What was refused comes back into the field.
  async say(written) {
    const words = written.trim();
    if (!words || desk.pending) return;
    this.input.value = "";
    this.back = 0;
    const isTaken = await desk.play({ say: words });
    if (!isTaken && !this.input.value) this.input.value = words;
  }

  recall(event) {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step) return;
    const said = desk.customer.conversation
      .map(({ turn }) => turn?.say)
      .filter(Boolean)
      .reverse();
    const back = Math.min(Math.max(this.back + step, 0), said.length);
    if (back === this.back) return;
    event.preventDefault();
    this.back = back;
    this.input.value = said[back - 1] ?? "";
  }

  show({ isOther }) {
    this.input.lang = desk.locale;
    this.endButton.disabled = desk.customer.session !== "open";
    const hints = desk.state.skill.locales[desk.locale]?.hints ?? [];
    const text = JSON.stringify(hints);
    if (isOther) this.back = 0;
    if (text === this.shownHints) return;
    this.shownHints = text;
    replace(
      this.hints,
      hints
        .slice(0, mostHints)
        .map((hint) =>
          el(
            "button",
            { type: "button", class: "chip", lang: desk.locale, onclick: () => this.say(hint) },
            hint,
          ),
        ),
    );
  }

  showPending() {
    this.toggleAttribute("data-waiting", Boolean(desk.pending));
    this.sendButton.disabled = Boolean(desk.pending);
  }
}

customElements.define("turn-composer", TurnComposer);
