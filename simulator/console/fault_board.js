// The switchboard: what goes wrong at Amazon's from now on. A switch takes effect when it is moved.
import { api } from "./api.js";
import { DeskElement } from "./desk_element.js";
import { desk } from "./desk.js";
import { el, newId, replace } from "./dom.js";
import {
  allWell,
  faultSentences,
  productApiChoice,
  productApiChoices,
  wordSwitches,
} from "./faults.js";
import { icon } from "./icons.js";
import { confirmed } from "./question_dialog.js";

const countWords = { current: "Up to date", late: "Late" };

function labelled(label, control, hint) {
  control.id = newId("switch");
  return el(
    "div",
    { class: "field" },
    el("label", { for: control.id }, label),
    control,
    hint && el("p", { class: "hint" }, hint),
  );
}

function choice(words, onchange) {
  const options = Object.entries(words).map(([value, label]) => el("option", { value }, label));
  return el("select", { onchange }, options);
}

function number(attributes, onchange) {
  return el("input", { type: "number", inputmode: "numeric", ...attributes, onchange });
}

// What somebody else changed must not take a number away that is being typed.
function setUnlessTyping(input, value) {
  if (input !== document.activeElement) input.value = value;
}

class FaultBoard extends DeskElement {
  build() {
    this.heading = el("h2", { id: newId("faults") }, "Switchboard");
    this.badge = el("span", { class: "pill" });
    this.makeSwitches();
    const well = el(
      "button",
      { type: "button", class: "small-button", onclick: () => this.set(allWell) },
      icon("check"),
      "All well",
    );
    this.well = well;
    replace(
      this,
      el(
        "section",
        { class: "panel", "aria-labelledby": this.heading.id },
        el("header", { class: "panel-head" }, this.heading, this.badge),
        this.productApi(),
        this.words(),
        this.clockAndCounts(),
        el("footer", { class: "panel-foot" }, well, this.resetButton()),
      ),
    );
    this.follow(["desk"], this.showFaults);
    this.follow(["customer"], this.showCounts);
  }

  makeSwitches() {
    const labels = productApiChoices.map(({ value, label }) => [value, label]);
    this.api = choice(Object.fromEntries(labels), () => this.setProductApi());
    this.delay = number({ min: 0, max: 60000, step: 100, value: 3000 }, () => this.setProductApi());
    this.times = number({ min: 1, max: 1000, placeholder: "all" }, () => this.setProductApi());
    this.clock = number({ min: -86400, max: 86400, value: 0 }, () => this.setClock());
    this.counts = choice(countWords, () => desk.play({ amazon: { counts: this.counts.value } }));
    this.switches = wordSwitches.map(({ name, label, words }) => {
      const control = choice(words, () => this.set({ [name]: control.value }));
      return { name, label, control };
    });
  }

  productApi() {
    this.delayField = labelled("Delay, ms", this.delay);
    this.timesField = labelled("For how many requests", this.times);
    this.apiExtras = el("div", { class: "field-row" }, this.delayField, this.timesField);
    return el("div", { class: "fields" }, labelled("Product API", this.api), this.apiExtras);
  }

  words() {
    const next = el(
      "button",
      {
        type: "button",
        class: "link-button",
        onclick: () => this.set({ certificate_host: "next_file" }),
      },
      "Sign with the next certificate file",
    );
    const fields = this.switches.map(({ label, control }) => labelled(label, control));
    fields[0].append(next);
    return el("div", { class: "fields" }, fields);
  }

  clockAndCounts() {
    this.countsField = labelled("Purchase counts", this.counts);
    return el(
      "div",
      { class: "fields" },
      labelled("Alexa's clock is off by, in seconds", this.clock),
      this.countsField,
    );
  }

  resetButton() {
    return el(
      "button",
      { type: "button", class: "small-button is-danger", onclick: () => this.reset() },
      icon("trash"),
      "Reset everything",
    );
  }

  async reset() {
    const isMeant = await confirmed({
      title: "Reset everything?",
      verb: "Reset",
      text: "All customers, their purchases and conversations go, and one new customer comes. All faults end.",
    });
    if (isMeant) await this.change(() => api.reset());
  }

  set(changes) {
    return this.change(() => api.faults(changes));
  }

  // A refused change leaves the switches as the desk has them.
  async change(request) {
    await desk.attempt(async () => desk.take(await request()));
    this.showFaults();
  }

  setProductApi() {
    const { fault } = productApiChoices.find(({ value }) => value === this.api.value);
    if (fault === "ok") return this.set({ product_api: "ok" });
    const changed = { ...fault };
    if (this.api.value === "slow") changed.delay_ms = Number(this.delay.value) || 3000;
    if (this.times.value) changed.times = Number(this.times.value);
    return this.set({ product_api: changed });
  }

  setClock() {
    return this.set({ clock_s: Math.round(Number(this.clock.value)) || 0 });
  }

  showFaults() {
    const faults = desk.state?.faults ?? {};
    const count = faultSentences(faults).length;
    this.showProductApi(faults.product_api);
    for (const { name, control } of this.switches) {
      control.value = faults[name] ?? allWell[name];
      control.toggleAttribute("data-fault", name in faults);
    }
    setUnlessTyping(this.clock, faults.clock_s ?? 0);
    this.clock.toggleAttribute("data-fault", Boolean(faults.clock_s));
    this.well.disabled = count === 0;
    this.badge.className = count ? "pill is-bad" : "pill is-good";
    replace(this.badge, count ? `${count} ${count === 1 ? "fault" : "faults"} on` : "All well");
  }

  showProductApi(fault) {
    this.api.value = productApiChoice(fault);
    this.api.toggleAttribute("data-fault", this.api.value !== "ok");
    this.delayField.hidden = this.api.value !== "slow";
    this.apiExtras.hidden = this.api.value === "ok";
    if (fault?.delay_ms) setUnlessTyping(this.delay, fault.delay_ms);
    setUnlessTyping(this.times, fault?.times ?? "");
  }

  showCounts() {
    this.counts.value = desk.customer.counts ?? "current";
    this.counts.toggleAttribute("data-fault", this.counts.value === "late");
    this.countsField.querySelector("label").textContent = `Counts of ${desk.customer.name}`;
  }
}

customElements.define("fault-board", FaultBoard);
