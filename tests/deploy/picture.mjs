// The dashboard as one page of HTML and SVG, from what the panels' queries gave: for looking at it, and for
// the documentation, where no Grafana runs.
const colours = ["#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1", "#ba43a9", "#705da0"];
colours.push("#508642", "#cca300", "#447ebc", "#c15c17", "#890f02", "#0a437c", "#6d1f62", "#b7dbab");

const escape = (text) =>
  String(text).replaceAll(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

function rounded(number) {
  if (!Number.isFinite(number)) return "–";
  if (number === 0) return "0";
  return Math.abs(number) >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(2)));
}

export function shown(number, unit, decimals) {
  if (!Number.isFinite(number)) return "–";
  if (unit === "percentunit") return `${(number * 100).toFixed(decimals ?? 1)} %`;
  if (unit === "s") return number < 1 ? `${rounded(number * 1000)} ms` : `${rounded(number)} s`;
  if (unit === "bytes") return `${rounded(number / 2 ** 20)} MiB`;
  const figure = decimals === undefined ? rounded(number) : number.toFixed(decimals);
  return unit === "reqps" ? `${figure}/s` : figure;
}

const height = 150;
const left = 58;

function scale({ begun, end }, most, width) {
  const x = (time) => left + ((time - begun) / Math.max(1, end - begun)) * (width - left - 6);
  const y = (value) => height - 18 - (value / most) * (height - 28);
  return { x, y, width };
}

function axes({ begun, end }, most, unit, { x, y, width }) {
  const lines = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = y(most * part);
    const label = `<text x="${left - 6}" y="${at + 3}" text-anchor="end">${shown(most * part, unit)}</text>`;
    return `<line x1="${left}" x2="${width - 6}" y1="${at}" y2="${at}"/>${label}`;
  });
  for (let i = 0; i <= 4; ++i) {
    const time = begun + ((end - begun) * i) / 4;
    const clock = new Date(time * 1000).toISOString().slice(11, 19);
    lines.push(`<text x="${x(time)}" y="${height - 4}" text-anchor="${i === 4 ? "end" : "middle"}">${clock}</text>`);
  }
  return lines.join("");
}

// The next number above whose quarters are easy to read.
function topOf(most) {
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map((step) => step * unit).find((top) => top >= most);
}

const finite = (points) => points.filter(([, value]) => Number.isFinite(value));

// Each series on top of those before it.
function stacked(all) {
  const below = new Map();
  return all.map((series) => ({
    ...series,
    points: finite(series.points).map(([time, value]) => {
      const from = below.get(time) ?? 0;
      below.set(time, from + value);
      return [time, from + value, from];
    }),
  }));
}

function area(points, colour, { x, y }) {
  const up = points.map(([time, to]) => `${x(time).toFixed(1)},${y(to).toFixed(1)}`);
  const down = points.toReversed().map(([time, , from]) => `${x(time).toFixed(1)},${y(from).toFixed(1)}`);
  return `<polygon points="${[...up, ...down].join(" ")}" fill="${colour}" opacity="0.75"/>`;
}

function line(points, colour, { x, y }) {
  const path = points.map(([time, value]) => `${x(time).toFixed(1)},${y(value).toFixed(1)}`);
  return `<polyline points="${path.join(" ")}" stroke="${colour}"/>`;
}

function chart({ panel, targets }, times) {
  const custom = panel.fieldConfig.defaults.custom;
  const isStacked = custom.stacking.mode === "normal";
  const all = targets.flatMap(({ series }) => series);
  const drawn = isStacked ? stacked(all) : all.map((one) => ({ ...one, points: finite(one.points) }));
  const most = topOf(Math.max(...drawn.flatMap(({ points }) => points.map(([, value]) => value)), 0) || 1);
  const places = scale(times, most, panel.gridPos.w * 65);
  const draw = isStacked ? area : line;
  const marks = drawn.map(({ points }, i) => draw(points, colours[i % colours.length], places));
  const { unit } = panel.fieldConfig.defaults;
  const legend = all
    .slice(0, 12)
    .map(({ name }, i) => `<span><i style="background:${colours[i % colours.length]}"></i>${escape(name || "all")}</span>`);
  if (all.length > 12) legend.push(`<span>and ${all.length - 12} more</span>`);
  return (
    `<svg viewBox="0 0 ${places.width} ${height}">${axes(times, most, unit, places)}${marks.join("")}</svg>` +
    `<p class="legend">${legend.join("")}</p>`
  );
}

function figure({ panel, targets }) {
  const { unit, decimals, thresholds } = panel.fieldConfig.defaults;
  const value = targets[0].series[0]?.points.at(-1)[1] ?? NaN;
  const step = thresholds.steps.filter((one) => one.value === null || value >= one.value).at(-1);
  const colour = { green: "#73bf69", orange: "#ff9830", red: "#f2495c" }[step?.color] ?? "#73bf69";
  return `<p class="figure" style="color:${colour}">${shown(value, unit, decimals)}</p>`;
}

// The rows of all queries, joined by the label that the dashboard joins by.
function table({ panel, targets }) {
  const field = panel.transformations.find(({ id }) => id === "joinByField").options.byField;
  const { excludeByName, renameByName } = panel.transformations.find(({ id }) => id === "organize").options;
  const extra = new Set();
  const rows = new Map();
  for (const { target, series } of targets) {
    for (const { labels, points } of series) {
      const row = rows.get(labels[field]) ?? {};
      for (const [name, value] of Object.entries(labels)) {
        if (name === field) continue;
        extra.add(name);
        row[name] = value;
      }
      row[`Value #${target.refId}`] = rounded(Math.round(points.at(-1)[1]));
      rows.set(labels[field], row);
    }
  }
  const values = targets.map(({ target }) => `Value #${target.refId}`).filter((name) => !excludeByName[name]);
  const columns = [...extra, ...values];
  const head = [field, ...columns.map((name) => renameByName[name] ?? name)];
  const cells = (row, kind) => `<tr>${row.map((text) => `<${kind}>${escape(text ?? "")}</${kind}>`).join("")}</tr>`;
  const body = [...rows].toSorted().map(([name, row]) => cells([name, ...columns.map((c) => row[c])], "td"));
  return `<table>${cells(head, "th")}${body.join("")}</table>`;
}

const drawings = { timeseries: chart, stat: figure, table };

const style = `
  body { margin: 0; padding: 16px; background: #111217; color: #ccccdc; font: 13px/1.35 Inter, sans-serif; }
  main { display: grid; grid-template-columns: repeat(24, 1fr); gap: 8px; }
  section { background: #181b1f; border: 1px solid #25282d; border-radius: 3px; padding: 8px 10px; min-width: 0; }
  h1 { font-size: 20px; margin: 0 0 4px; } h2 { grid-column: 1 / -1; font-size: 16px; margin: 12px 0 0; }
  h3 { font-size: 13px; font-weight: 500; margin: 0 0 4px; }
  body > p { margin: 0 0 8px; color: #9a9ba8; }
  .figure { font-size: 30px; font-weight: 600; margin: 6px 0; }
  svg { width: 100%; display: block; } svg text { fill: #9a9ba8; font-size: 10px; }
  svg line { stroke: #2b2e34; } svg polyline { fill: none; stroke-width: 1.5; }
  .legend { margin: 4px 0 0; font-size: 11px; display: flex; flex-wrap: wrap; gap: 2px 10px; }
  .legend i { display: inline-block; width: 12px; height: 4px; margin-right: 4px; vertical-align: middle; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: 3px 8px; }
  th { color: #6e9fff; font-weight: 500; } tr { border-bottom: 1px solid #25282d; }
`;

export function picture(answers, times) {
  const sections = answers.map((answer) => {
    const { panel } = answer;
    if (panel.type === "row") return `<h2>${escape(panel.title)}</h2>`;
    const body = drawings[panel.type](answer, times);
    return `<section style="grid-column: span ${panel.gridPos.w}"><h3>${escape(panel.title)}</h3>${body}</section>`;
  });
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>skilld</title><style>${style}</style>` +
    "<h1>skilld</h1><p>Drawn from the queries of the dashboard's panels, answered by Prometheus.</p>" +
    `<main>${sections.join("")}</main></html>\n`
  );
}
