// What shows while a turn is under way: the words, and how long Alexa has waited for the answer.
import { el } from "./dom.js";
import { actionWords } from "./turn_words.js";

const alexaWaits = 8; // seconds; then she gives up

export function listening({ turn, since }) {
  const words = turn && actionWords(turn);
  const time = el("span", { class: "elapsed", "aria-hidden": "true" });
  const bar = el("progress", {
    max: alexaWaits,
    value: 0,
    "aria-label": "Of the eight seconds that Alexa waits",
  });
  const show = () => {
    const seconds = (performance.now() - since) / 1000;
    time.textContent = `${seconds.toFixed(1)} s`;
    bar.value = Math.min(seconds, alexaWaits);
  };
  const timer = setInterval(show, 100);
  show();
  const state = el(
    "div",
    { class: "listening", role: "status" },
    el("span", { class: "waves", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    "Alexa is listening…",
    time,
    bar,
  );
  const node = el(
    "div",
    { class: "turn is-pending" },
    words && el("div", { class: "bubble is-customer" }, words),
    state,
  );
  return { node, stop: () => clearInterval(timer) };
}
