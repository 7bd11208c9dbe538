// What the page knows of the desk, kept up to date, and what can be done on it. Elements listen to
//   "desk"        the list of customers, the faults or the skill changed
//   "customer"    the chosen customer changed; detail.isOther: another one was chosen
//   "pending"     a turn began or ended
//   "connection"  the stand-in went away or came back
//   "refused"     something was refused; detail is a sentence
import { api } from "./api.js";

const retryDelays = [500, 1000, 2000, 4000];
const addressPattern = /^#customer\/(.+)$/;

function chosenInAddress() {
  const match = addressPattern.exec(location.hash);
  return match ? decodeURIComponent(match[1]) : undefined;
}

class Desk extends EventTarget {
  state = undefined; // as GET /api/desk gave it
  customer = undefined; // as GET /api/customers/ID gave it
  chosen = chosenInAddress();
  pending = undefined; // {id, turn, since, after}: a turn that this page asked for
  isConnected = true;
  #failures = 0;
  #wake = undefined;
  #reading = undefined;
  #isStale = false;

  start() {
    window.addEventListener("hashchange", () => this.#followAddress());
    this.#follow();
  }

  // Ends the wait before the next attempt to reach the stand-in.
  retry() {
    this.#wake?.();
  }

  get locale() {
    return this.customer?.locale ?? "en-US";
  }

  choose(id) {
    if (!id || id === this.chosen) return;
    this.chosen = id;
    this.#showInAddress();
    this.#tell("desk");
    this.refresh();
  }

  // Reads the chosen customer anew. Calls during a reading lead to one more reading.
  refresh() {
    this.#isStale = true;
    this.#reading ??= this.#readWhileStale().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  // Plays a turn with the chosen customer; true if the stand-in took it.
  async play(turn) {
    if (this.pending) return false;
    const after = this.customer?.conversation.at(-1)?.number ?? 0;
    this.pending = { id: this.chosen, turn, since: performance.now(), after };
    this.#tell("pending");
    const isTaken = await this.attempt(() => api.play(this.pending.id, turn));
    await this.refresh();
    this.pending = undefined;
    this.#tell("pending");
    return isTaken;
  }

  // Does what may be refused, says the refusal, and brings the page up to date.
  async attempt(action) {
    try {
      await action();
      return true;
    } catch (problem) {
      this.refuse(problem.message);
      return false;
    }
  }

  refuse(sentence) {
    this.#tell("refused", sentence);
  }

  // Takes a desk that a request answered with; the long poll would bring it a moment later.
  take(state) {
    this.state = state;
    if (!state.customers.some((each) => each.id === this.chosen)) {
      this.chosen = state.customers.at(0)?.id;
    }
    this.#tell("desk");
    return this.refresh();
  }

  // An address that names no customer, as the link past the head, is not kept.
  #followAddress() {
    const id = chosenInAddress();
    if (id) this.choose(id);
    else this.#showInAddress();
  }

  #showInAddress() {
    history.replaceState(null, "", `#customer/${encodeURIComponent(this.chosen)}`);
  }

  async #follow() {
    for (;;) {
      try {
        const known = this.isConnected ? this.state?.version : undefined;
        const state = await api.desk(known);
        this.#setConnected(true);
        await this.take(state);
      } catch (problem) {
        this.#setConnected(false, problem.message);
        await this.#pause();
      }
    }
  }

  #pause() {
    const delay = retryDelays[Math.min(this.#failures, retryDelays.length) - 1];
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #setConnected(isConnected, why = "") {
    this.#failures = isConnected ? 0 : this.#failures + 1;
    if (isConnected && this.isConnected) return;
    this.isConnected = isConnected;
    this.#tell("connection", why);
  }

  async #readWhileStale() {
    while (this.#isStale) {
      this.#isStale = false;
      await this.#read();
    }
  }

  async #read() {
    const id = this.chosen;
    if (!id) return;
    try {
      const customer = await api.customer(id);
      if (id !== this.chosen) return;
      const isOther = customer.id !== this.customer?.id;
      this.customer = customer;
      this.#tell("customer", { isOther });
    } catch (problem) {
      // Gone meanwhile: the next desk says who is left. Not there: the long poll notices.
      if (problem.status !== 404 && problem.status !== 0) this.refuse(problem.message);
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const desk = new Desk();
