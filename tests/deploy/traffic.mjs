// Two replicas of a skill, and what comes to them: Alexa's conversations from tests/acceptance, and
// what the world sends besides.
import { readdir, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, run, start, until } from "./processes.mjs";

const config = "config/development.json";

async function startReplica(desk, name) {
  const [port, admin] = [await freePort(), await freePort()];
  const amazon = `127.0.0.1:${desk.amazonPort}`;
  const hosts = ["s3.amazonaws.com", "api.amazonalexa.com", "api.eu.amazonalexa.com"];
  hosts.push("api.fe.amazonalexa.com");
  const env = {
    SKILLD_SERVER__PORT: `${port}`,
    SKILLD_SERVER__TLS__CERTIFICATE_CHAIN: join(desk.pki, "server.pem"),
    SKILLD_SERVER__TLS__PRIVATE_KEY: join(desk.pki, "server.key"),
    SKILLD_ADMIN__PORT: `${admin}`,
    SKILLD_VERIFICATION__TRUST_ANCHORS: join(desk.pki, "signing-root.pem"),
    SKILLD_OUTBOUND__CA_FILE: join(desk.pki, "tls-ca.pem"),
    SKILLD_OUTBOUND__RESOLVE: JSON.stringify(
      Object.fromEntries(hosts.map((host) => [`${host}:443`, amazon])),
    ),
    SKILLD_STORAGE__PATH: join(desk.folder, `${name}.sqlite`),
    SKILLD_LOG__FORMAT: "json",
  };
  start(desk.skilld, ["serve", "--config", config], { env, log: join(desk.folder, `${name}.log`) });
  const replica = { url: `https://localhost:${port}/`, admin: `http://127.0.0.1:${admin}` };
  await until(`${name} is ready`, 60, async () => (await fetch(`${replica.admin}/readyz`)).ok);
  return replica;
}

export async function startDesk(skilld, folder) {
  const desk = { skilld, folder, pki: join(folder, "pki"), amazonPort: await freePort() };
  const prepare = ["simulate", "--config", config, "--prepare", "--pki", desk.pki];
  const made = await run(skilld, prepare, { log: join(folder, "prepare.log") });
  if (made !== 0) throw new Error(`${skilld} simulate --prepare: status ${made}`);
  desk.replicas = [await startReplica(desk, "skilld-1"), await startReplica(desk, "skilld-2")];
  desk.scripts = (await readdir("tests/acceptance"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => join("tests/acceptance", name));
  desk.scripts.push(await brokenSession(folder));
  return desk;
}

// What Alexa tells a skill whose answer she could not use.
async function brokenSession(folder) {
  const script = { title: "Alexa gives up", locale: "en-US" };
  script.turns = [{ open: true }, { end: "error" }];
  const file = join(folder, "broken-session.json");
  await writeFile(file, JSON.stringify(script));
  return file;
}

function some(all, most) {
  return all.toSorted(() => Math.random() - 0.5).slice(0, most);
}

async function converse(desk, url) {
  const scripts = some(desk.scripts, 12).flatMap((script) => ["--script", script]);
  const options = ["--config", config, "--endpoint", url, "--pki", desk.pki, "--quiet"];
  const port = ["--amazon-port", `${desk.amazonPort}`];
  const log = join(desk.folder, "conversations.log");
  await run(desk.skilld, ["simulate", ...options, ...port, ...scripts], { log });
}

function send(url, options, body = "") {
  return new Promise((resolve) => {
    const sent = request(url, { rejectUnauthorized: false, ...options }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode));
    });
    sent.on("error", () => resolve(0));
    sent.end(body);
  });
}

// Scanners, forgeries, and a browser.
async function stray(url) {
  const chain = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem";
  const forged = { "SignatureCertChainUrl": chain, "Signature-256": "Zm9yZ2Vk" };
  const foreign = { ...forged, "SignatureCertChainUrl": "https://example.org/cert.pem" };
  for (const headers of [forged, foreign, {}]) await send(url, { method: "POST", headers }, "{}");
  await send(url, { method: "GET" });
  await send(`${url}wp-login.php`, { method: "GET" });
  await send(url, { method: "POST", headers: { "Content-Encoding": "gzip" } }, "{}");
}

// Until the time has passed; conversations take turns at the replicas.
export async function keepBusy(desk, seconds) {
  const end = Date.now() + seconds * 1000;
  for (let turn = 0; Date.now() < end; ++turn) {
    const { url } = desk.replicas[turn % desk.replicas.length];
    await Promise.all([converse(desk, url), stray(url)]);
    await pause(500);
  }
}
