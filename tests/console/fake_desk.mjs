// A desk that plays a canned sale, as docs/control-api.md describes one; fake_server.mjs serves it.
import { setTimeout as wait } from "node:timers/promises";
import { answerTo, changeAmazon, decide, opening, products, titleOf } from "./fake_skill.mjs";

const hints = {
  "en-US": {
    invocation: "treasure finders",
    hints: ["what can i buy", "buy cave quest", "buy hints", "play"],
  },
  "de-DE": { invocation: "schatzfinder", hints: ["kaufe höhlenabenteuer"] },
};
const well = {
  product_api: "ok",
  certificate_host: "up",
  certificates: "good",
  clock_s: 0,
  connections_response: "once",
  child_directed: false,
  page_size: 100,
};

export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class FakeDesk {
  version = 1;
  faults = {};
  customers = [];
  waiting = [];
  nextId = 1;
  slowness = 0; // ms that each turn takes

  constructor() {
    this.add({ name: "Ada", locale: "en-US" });
  }

  changed() {
    this.version += 1;
    for (const wake of this.waiting.splice(0)) wake();
  }

  add(details) {
    if (!details.name) throw new Refusal(400, "a customer needs a name");
    const id = String(this.nextId++);
    const held = Object.fromEntries(
      [
        ...(details.owned ?? []).map((name) => [name, 1]),
        ...Object.entries(details.counts ?? {}),
      ].map(([name, count]) => [name, { count, pending: false, cancelled: false }]),
    );
    const customer = {
      screen: true,
      permissions: [],
      voice_purchasing: true,
      ...details,
      id,
      held,
      user_id: `amzn1.ask.account.${id}`,
      device_id: `amzn1.ask.device.${id}`,
      counts: "current",
      session: "none",
      busy: false,
      purchase: null,
      conversation: [],
    };
    this.customers.push(customer);
    this.changed();
    return customer;
  }

  find(id) {
    const customer = this.customers.find((each) => each.id === id);
    if (!customer) throw new Refusal(404, `there is no customer ${id}`);
    return customer;
  }

  state() {
    return {
      version: this.version,
      endpoint: { url: "https://localhost:8443/", signed: true },
      skill: { application_id: "amzn1.ask.skill.1111", locales: hints },
      products,
      faults: this.faults,
      customers: this.customers.map(({ id, name, locale, conversation, session }) => ({
        id,
        name,
        locale,
        turns: conversation.length,
        session,
      })),
    };
  }

  view({ held, ...customer }) {
    const have = (name) => held[name] ?? { count: 0, pending: false, cancelled: false };
    const shelf = products.map(({ reference_name: product, type, on_sale }) => ({
      product,
      type,
      on_sale,
      ...have(product),
      title: titleOf(product, customer.locale),
      owned: have(product).count > 0,
    }));
    const packs = have("five_hint_pack").count;
    const books = {
      product: "five_hint_pack",
      left: Math.max(0, packs * 5 - 1),
      bought: packs * 5,
      used: packs ? 1 : 0,
    };
    return { ...customer, shelf, inventory: { known: true, products: packs ? [books] : [] } };
  }

  async play(customer, turn) {
    if (customer.busy) throw new Refusal(409, `${customer.name} is in the middle of a turn`);
    if (turn.purchase && !customer.purchase) throw new Refusal(409, "there is nothing to decide");
    customer.busy = true;
    this.changed();
    await wait(this.slowness);
    customer.busy = false;
    const done = this.carryOut(customer, turn);
    customer.conversation.push(done);
    this.changed();
    return done;
  }

  carryOut(customer, turn) {
    const base = {
      number: customer.conversation.length + 1,
      turn,
      at: new Date().toISOString(),
      heard: null,
      alexa: null,
      meanwhile: [],
      request: null,
      status: 200,
      response: null,
      speech: "",
      ssml: "",
      reprompt: "",
      card: null,
      purchase: null,
      session: customer.session,
      took_ms: 0,
      steps: [],
      refusals: [],
      warnings: [],
      error: "",
    };
    if (turn.amazon) {
      changeAmazon(customer, turn.amazon);
      return { ...base, who: "Amazon", what: `(${JSON.stringify(turn.amazon)})` };
    }
    const answer = this.answer(customer, turn);
    const request = {
      version: "1.0",
      request: { type: "IntentRequest", locale: customer.locale, requestId: `r${base.number}` },
    };
    const response =
      answer.response === null
        ? null
        : { version: "1.0", response: { outputSpeech: { type: "SSML", ssml: answer.ssml } } };
    Object.assign(customer, { session: answer.session, purchase: answer.purchase ?? null });
    const heard = turn.say
      ? {
          intent: answer.intent,
          how: `sample "${turn.say}"`,
          slots: answer.slots ?? [],
          also: answer.also ?? [],
        }
      : null;
    const steps = [
      ["verify", 0.9],
      ["handler", 4.1],
      ["product API", 2.2],
      ["store", 0.8],
    ].map(([name, ms]) => ({ name, ms }));
    return {
      ...base,
      who: turn.end ? "Alexa" : "Customer",
      what: turn.say ?? "(other)",
      request,
      response,
      took_ms: 12.4,
      steps,
      heard,
      ...answer,
    };
  }

  answer(customer, turn) {
    if (turn.open) return opening;
    if (turn.purchase) return decide(customer, customer.purchase, turn.purchase);
    if (turn.end) return { session: "none" };
    if (turn.say) return answerTo(turn.say, customer);
    if (turn.intent) return answerTo("", customer);
    throw new Refusal(
      400,
      "/: a turn needs one of open, say, intent, purchase, end, event, request, amazon",
    );
  }

  setFaults(changes) {
    for (const [name, value] of Object.entries(changes)) {
      if (!(name in well)) throw new Refusal(400, `/${name}: is not known`);
      if (value === "next_file") continue;
      if (value === well[name]) delete this.faults[name];
      else this.faults[name] = value;
    }
    this.changed();
    return this.state();
  }

  reset() {
    this.customers = [];
    this.faults = {};
    this.add({ name: "Ada", locale: "en-US" });
    return this.state();
  }

  remove(id) {
    this.find(id);
    if (this.customers.length === 1) throw new Refusal(409, "the last customer cannot go");
    this.customers = this.customers.filter((each) => each.id !== id);
    this.changed();
  }

  async stateAfter(version) {
    if (Number(version) !== this.version) return this.state();
    await Promise.race([
      new Promise((wake) => this.waiting.push(wake)),
      wait(20_000, undefined, { ref: false }),
    ]);
    return this.state();
  }
}
