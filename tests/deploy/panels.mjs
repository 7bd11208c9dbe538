// The panels of a Grafana dashboard and what Prometheus has to say to their queries.
import { readFile } from "node:fs/promises";

export async function readPanels(file) {
  const dashboard = JSON.parse(await readFile(file, "utf8"));
  return dashboard.panels;
}

// What Grafana puts in place of its variables: everything, and the time that is shown.
function written(expr, range) {
  return expr
    .replaceAll("$__rate_interval", "20s")
    .replaceAll("$__range", `${range.end - range.start}s`)
    .replaceAll(/\$(product|locale)\b/g, ".*");
}

async function ask(prometheus, path, parameters) {
  const answer = await fetch(`${prometheus}/api/v1/${path}`, {
    method: "POST",
    body: new URLSearchParams(parameters),
  });
  const body = await answer.json();
  if (body.status !== "success") throw new Error(body.error);
  return body.data.result;
}

function legend(pattern, labels) {
  return pattern.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => labels[name] ?? "");
}

async function askTarget(prometheus, target, range) {
  const query = written(target.expr, range);
  const result = target.instant
    ? await ask(prometheus, "query", { query, time: range.end })
    : await ask(prometheus, "query_range", { query, ...range });
  return result.map(({ metric, value, values }) => ({
    labels: metric,
    name: legend(target.legendFormat, metric),
    points: (values ?? [value]).map(([time, number]) => [time, Number(number)]),
  }));
}

// [{ panel, targets: [{ target, series, fault }] }]; a fault is Prometheus's own word.
export async function askAll(prometheus, panels, range) {
  const answers = [];
  for (const panel of panels) {
    const targets = [];
    for (const target of panel.targets ?? []) {
      const answer = { target, series: [], fault: undefined };
      try {
        answer.series = await askTarget(prometheus, target, range);
      } catch (error) {
        answer.fault = error.message;
      }
      targets.push(answer);
    }
    answers.push({ panel, targets });
  }
  return answers;
}
