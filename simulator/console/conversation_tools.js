// What can be done with the whole conversation: script, replay, clear.
import { api } from "./api.js";
import { copyButton, save } from "./copying.js";
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, replace } from "./dom.js";
import { icon } from "./icons.js";
import { confirmed } from "./question_dialog.js";
import { showReplay } from "./replay_dialog.js";

function tool(picture, name, onclick) {
  return el("button", { type: "button", class: "small-button", onclick }, icon(picture), name);
}

function fileNameOf({ name, locale }) {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain || "conversation"}.${locale}.json`;
}

class ConversationTools extends DeskElement {
  build() {
    this.heading = el("h2", {}, "Conversation");
    this.session = el("span", { class: "pill" });
    this.replayButton = tool("replay", "Replay", () => this.replay());
    this.buttons = el(
      "div",
      { class: "tool-buttons", role: "group", "aria-label": "The whole conversation" },
      copyButton("Copy script", () => api.script(desk.chosen)),
      tool("download", "Download", () => this.download()),
      this.replayButton,
      tool("trash", "Clear", () => this.clear()),
    );
    replace(this, el("div", { class: "tools-title" }, this.heading, this.session), this.buttons);
    this.follow(["customer"], this.show);
  }

  show() {
    const { name, session, conversation } = desk.customer;
    if (this.heading.textContent !== name) this.heading.textContent = name;
    this.session.className = session === "open" ? "pill is-good" : "pill";
    this.session.textContent = session === "open" ? "session open" : "no session";
    this.buttons.hidden = conversation.length === 0;
  }

  download() {
    const { id } = desk.customer;
    const fileName = fileNameOf(desk.customer);
    return desk.attempt(async () => save(fileName, await api.script(id), "application/json"));
  }

  async replay() {
    this.replayButton.disabled = true;
    await desk.attempt(async () => showReplay(await api.replay(desk.chosen), desk.customer));
    this.replayButton.disabled = false;
  }

  async clear() {
    const { id, name } = desk.customer;
    const isMeant = await confirmed({
      title: "Clear the conversation?",
      verb: "Clear",
      text: `The conversation with ${name} is forgotten and the session ends. Purchases stay.`,
    });
    if (!isMeant) return;
    await desk.attempt(() => api.forget(id));
    await desk.refresh();
  }
}

customElements.define("conversation-tools", ConversationTools);
