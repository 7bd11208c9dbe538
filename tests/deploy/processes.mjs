// Programs that a check starts on loopback, and ends again whatever happens.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const running = new Set();

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Standard output and error go to `log`. The status is known by `ended`.
export function start(program, args, { env = {}, log }) {
  const out = openSync(log, "a");
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", out, out],
  });
  running.add(child);
  child.ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (status, signal) => resolve(status ?? signal));
  });
  child.ended.then(() => running.delete(child));
  return child;
}

export async function run(program, args, options) {
  return start(program, args, options).ended;
}

export async function until(what, seconds, check) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(200)) {
    if (await check().catch(() => false)) return;
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

export async function endAll() {
  const children = [...running];
  for (const child of children) child.kill("SIGTERM");
  const late = pause(15_000).then(() => children.forEach((child) => child.kill("SIGKILL")));
  await Promise.race([Promise.all(children.map((child) => child.ended)), late]);
}
