// Holds deploy/grafana/dashboards/skilld.json against reality: two replicas that are busy, a real Prometheus
// that scrapes them with the rules of deploy/prometheus/alerts.yml, and every query of every panel.
//   node tests/deploy/dashboard.mjs SKILLD [--seconds N] [--picture FILE.html]
// Says which queries gave no data. Exit status: 0 every query is valid and has data, 1 not; 77
// Prometheus is not installed.
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { askAll, readPanels } from "./panels.mjs";
import { picture } from "./picture.mjs";
import { endAll, freePort, start, until } from "./processes.mjs";
import { keepBusy, startDesk } from "./traffic.mjs";

const dashboard = "deploy/grafana/dashboards/skilld.json";
// What happens only where something goes wrong that this desk cannot bring about at will.
const mayBeEmpty = new Set(["Refused by the HTTP server, by reason"]);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "90" }, picture: { type: "string" } },
});

async function startPrometheus(folder, replicas) {
  const targets = replicas.map(({ admin }) => new URL(admin).host);
  const file = join(folder, "prometheus.json");
  await writeFile(
    file,
    JSON.stringify({
      global: { scrape_interval: "1s", evaluation_interval: "5s" },
      rule_files: [resolve("deploy/prometheus/alerts.yml")],
      scrape_configs: [{ job_name: "skilld", static_configs: [{ targets }] }],
    }),
  );
  const port = await freePort();
  const data = `--storage.tsdb.path=${join(folder, "series")}`;
  const listen = `--web.listen-address=127.0.0.1:${port}`;
  start("prometheus", [`--config.file=${file}`, data, listen], { log: join(folder, "prometheus.log") });
  const url = `http://127.0.0.1:${port}`;
  await until("Prometheus is ready", 30, async () => (await fetch(`${url}/-/ready`)).ok);
  return url;
}

// Promtool has something to say about every metric without help, with a wrong unit or ending.
async function checkMetrics(replica) {
  const text = await (await fetch(`${replica.admin}/metrics`)).text();
  const checked = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
  const said = (checked.stdout + checked.stderr).trim();
  console.log(said === "" ? "promtool check metrics: nothing to say" : said);
  return said === "" && checked.status === 0;
}

async function checkRules(prometheus) {
  const { data } = await (await fetch(`${prometheus}/api/v1/rules`)).json();
  const rules = data.groups.flatMap(({ rules }) => rules);
  const broken = rules.filter(({ health }) => health === "err");
  for (const { name, lastError } of broken) console.log(`alert ${name}: ${lastError}`);
  console.log(`alerts: ${rules.length} rules, ${broken.length} cannot be evaluated`);
  return broken.length === 0;
}

function judge(answers) {
  let faults = 0;
  let queries = 0;
  for (const { panel, targets } of answers) {
    for (const { target, series, fault } of targets) {
      ++queries;
      const excused = mayBeEmpty.has(panel.title);
      if (fault) console.log(`${panel.title} ${target.refId}: NOT VALID: ${fault}`);
      else if (series.length === 0) console.log(`${panel.title} ${target.refId}: no data`);
      if (fault || (series.length === 0 && !excused)) ++faults;
    }
  }
  console.log(`dashboard: ${queries} queries, ${faults} without an answer`);
  return faults === 0;
}

async function main() {
  if (spawnSync("prometheus", ["--version"]).error) {
    console.log("Prometheus is not installed; nothing was checked");
    return 77;
  }
  const folder = await mkdtemp(join(tmpdir(), "skilld-dashboard-"));
  try {
    const desk = await startDesk(resolve(positionals[0] ?? "build/dev/skilld"), folder);
    const prometheus = await startPrometheus(folder, desk.replicas);
    const begun = Math.floor(Date.now() / 1000);
    await keepBusy(desk, Number(options.seconds));
    const end = Math.floor(Date.now() / 1000);
    const step = Math.max(1, Math.round((end - begun) / 150));
    const answers = await askAll(prometheus, await readPanels(dashboard), { start: begun, end, step });
    if (options.picture) await writeFile(options.picture, picture(answers, { begun, end }));
    const held = [judge(answers), await checkRules(prometheus)];
    for (const replica of desk.replicas) held.push(await checkMetrics(replica));
    return held.every(Boolean) ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    for (const log of ["skilld-1", "prometheus", "prepare"]) {
      console.error(await readFile(join(folder, `${log}.log`), "utf8").catch(() => ""));
    }
    return 1;
  } finally {
    await endAll();
    await rm(folder, { recursive: true, force: true });
  }
}

process.exit(await main());
