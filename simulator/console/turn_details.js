// Under each turn: its time, and folded, made when they are opened, the raw request and answer.
import { api } from "./api.js";
import { copyButton } from "./copying.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { smallChart, stepChart } from "./step_chart.js";
import { milliseconds } from "./turn_words.js";

const mostShown = 200_000;

function rawText(name, value, ...tools) {
  const text = JSON.stringify(value, null, 2);
  const shown =
    text.length > mostShown
      ? `${text.slice(0, mostShown)}\n… ${(text.length - mostShown).toLocaleString("en")} more characters; Copy takes all`
      : text;
  return el(
    "div",
    { class: "raw" },
    el(
      "div",
      { class: "raw-head" },
      el("h3", {}, name),
      el(
        "div",
        {},
        tools,
        copyButton("Copy", () => text),
      ),
    ),
    el("pre", { tabindex: 0, role: "region", "aria-label": name }, shown),
  );
}

function noAnswer({ status }) {
  return el(
    "p",
    { class: "quiet" },
    status ? `The answer (status ${status}) was no JSON.` : "No answer came.",
  );
}

function content(turn, customer) {
  const curl = copyButton("Copy as curl", () => api.curl(customer.id, turn.number));
  return [
    stepChart(turn),
    rawText("Request", turn.request, curl),
    turn.response ? rawText("Response", turn.response) : noAnswer(turn),
  ];
}

export function turnDetails(turn, customer) {
  const status =
    turn.status && turn.status !== 200
      ? el("span", { class: "pill is-bad" }, `status ${turn.status}`)
      : null;
  const session = turn.session === "open" ? "session open" : "session ended";
  const summary = el(
    "summary",
    {},
    icon("chevron"),
    el("span", { class: "took" }, milliseconds(turn.took_ms ?? 0)),
    smallChart(turn),
    el("span", {}, session),
    status,
    el("span", { class: "details-word" }, "Details"),
  );
  const details = el("details", { class: "turn-details", "aria-live": "off" }, summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(...content(turn, customer));
    if (details.open) details.scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
  return details;
}
