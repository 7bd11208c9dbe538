// The conversation so far. Turns never change, so that each is drawn once.
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, replace } from "./dom.js";
import { emptyConversation } from "./empty_conversation.js";
import { listening } from "./listening.js";
import { spokenParts, turnView } from "./turn_view.js";
import { readsAloud, speak, stopSpeaking } from "./voice.js";

const nearEnd = 120; // pixels from the end within which the view follows what comes

const keyOf = ({ number, at }) => `${number} ${at}`;

class ConversationLog extends DeskElement {
  build() {
    this.turns = el("div", { class: "turns", role: "log", "aria-label": "Conversation" });
    this.tail = el("div", { class: "tail" });
    this.empty = el("div", { class: "welcome" });
    this.tabIndex = 0;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Turns");
    replace(this, this.empty, this.turns, this.tail);
    this.follows = true; // the end is in view and shall stay so
    this.addEventListener("scroll", () => {
      this.follows = this.isNearEnd();
    });
    new ResizeObserver(() => this.follows && this.toEnd()).observe(this);
    this.follow(["customer"], this.show);
    this.follow(["pending"], this.showPending);
  }

  show({ isOther }) {
    this.follows ||= isOther || Boolean(desk.pending);
    if (isOther) {
      replace(this.turns);
      stopSpeaking();
    }
    const fresh = this.drawTurns();
    this.showEmpty();
    this.showPending();
    if (this.follows) this.toEnd();
    if (!isOther && fresh.length > 0) this.readAloud(fresh);
  }

  // Takes away what is gone, adds what is new; gives the new turns.
  drawTurns() {
    const { conversation } = desk.customer;
    const wanted = new Set(conversation.map(keyOf));
    for (const node of [...this.turns.children]) if (!wanted.has(node.dataset.key)) node.remove();
    const drawn = new Set([...this.turns.children].map((node) => node.dataset.key));
    const fresh = conversation.filter((turn) => !drawn.has(keyOf(turn)));
    for (const turn of fresh) {
      const view = turnView(turn, desk.customer);
      view.dataset.key = keyOf(turn);
      this.turns.append(view);
    }
    return fresh;
  }

  showEmpty() {
    const isEmpty = desk.customer.conversation.length === 0;
    replace(this.empty, isEmpty && !desk.pending && emptyConversation());
  }

  showPending() {
    const last = desk.customer?.conversation.at(-1)?.number ?? 0;
    const { pending } = desk;
    const isShown =
      pending && pending.id === desk.chosen && !pending.turn.amazon && last <= pending.after;
    const isBusy = isShown || (!pending && desk.customer?.busy);
    if (!isBusy) {
      this.stop();
      return;
    }
    if (this.tail.childElementCount > 0) return;
    if (isShown) replace(this.empty);
    const { node, stop } = listening(isShown ? pending : { since: performance.now() });
    this.stopListening = stop;
    this.tail.append(node);
    this.toEnd();
  }

  stop() {
    this.stopListening?.();
    replace(this.tail);
  }

  toEnd() {
    this.scrollTop = this.scrollHeight;
  }

  isNearEnd() {
    return this.scrollHeight - this.scrollTop - this.clientHeight < nearEnd;
  }

  readAloud(turns) {
    if (readsAloud()) speak(turns.flatMap((turn) => spokenParts(turn, desk.customer)));
  }
}

customElements.define("conversation-log", ConversationLog);
