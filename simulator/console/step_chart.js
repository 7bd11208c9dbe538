// Where a turn's time went: small for the line under a turn, large with words for its details.
import { el, svg } from "./dom.js";
import { milliseconds } from "./turn_words.js";

const smallHeight = 14;

function scaleOf({ took_ms: took, steps }) {
  return Math.max(took, ...steps.map(({ ms }) => ms), 0.001);
}

export function smallChart(turn) {
  if (!turn.steps?.length) return null;
  const longest = scaleOf({ took_ms: 0, steps: turn.steps });
  const bars = turn.steps.map(({ ms }, index) => {
    const height = Math.max(1.5, (smallHeight * ms) / longest);
    return svg("rect", { x: index * 5, y: smallHeight - height, width: 3.5, height, rx: 1 });
  });
  const width = turn.steps.length * 5;
  return svg(
    "svg",
    {
      class: "small-chart",
      viewBox: `0 0 ${width} ${smallHeight}`,
      width,
      height: smallHeight,
      "aria-hidden": "true",
    },
    bars,
  );
}

function row(name, ms, longest) {
  const bar = svg(
    "svg",
    { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "bar-track", width: 100, height: 8 }),
    svg("rect", { class: "bar-fill", width: Math.max(0.5, (100 * ms) / longest), height: 8 }),
  );
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, name),
    el("td", { class: "bar-cell" }, bar),
    el("td", { class: "bar-value" }, milliseconds(ms)),
  );
}

// A table, so that it reads as well as it looks.
export function stepChart(turn) {
  const steps = turn.steps ?? [];
  const longest = scaleOf({ took_ms: turn.took_ms, steps });
  const rows = [
    row("whole turn", turn.took_ms, longest),
    ...steps.map(({ name, ms }) => row(name, ms, longest)),
  ];
  return el(
    "table",
    { class: "steps" },
    el("caption", {}, "Where the time went"),
    el("tbody", {}, rows),
  );
}
