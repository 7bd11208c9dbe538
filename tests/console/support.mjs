// What the tests of the page share: a browser, pages that watch for errors, customers of their own.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FakeDesk } from "./fake_desk.mjs";
import { serve } from "./fake_server.mjs";

// The packages lie in the build tree, beside nothing of the sources.
const modules =
  process.env.CONSOLE_MODULES ?? new URL("../../build/console-test/", import.meta.url).pathname;
const require = createRequire(pathToFileURL(join(modules, "package.json")));
const { chromium } = require("playwright-core");
export const axeFile = require.resolve("axe-core/axe.min.js");

export const pictures = process.env.CONSOLE_PICTURES ?? join(modules, "pictures");
mkdirSync(pictures, { recursive: true });

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const executablePath = places.find((place) => place && existsSync(place));
const args = ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];
if (process.getuid?.() === 0) args.push("--no-sandbox");

export const browser = await chromium.launch({ executablePath, args });

// The program under test, or where none is given a desk of our own.
export const isReal = Boolean(process.env.CONSOLE_URL);
const ownServer = isReal ? undefined : await serve(new FakeDesk());
export const url = process.env.CONSOLE_URL ?? addressOf(ownServer);

export function addressOf(server) {
  return `http://localhost:${server.address().port}/`;
}

export function closeServer(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

export async function finish() {
  await browser.close();
  if (ownServer) await closeServer(ownServer);
}

export async function call(method, path, body, base = url) {
  const response = await fetch(`${base}api/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

let lastCustomer = 0;
export function newCustomer(details = {}, base = url) {
  lastCustomer += 1;
  return call(
    "POST",
    "customers",
    { name: `Tester ${lastCustomer}`, locale: "en-US", ...details },
    base,
  );
}

// Runs use(page, customer) with a page that shows a customer of its own. What the page's console
// has to complain of fails the test, but for the refusals that it is told to expect.
export async function withPage(options, use) {
  const { base = url, expectRefusals = false, details, prepare, ...settings } = options;
  const customer = await newCustomer(details, base);
  const context = await browser.newContext({
    viewport: desktop,
    reducedMotion: "reduce",
    ...settings,
  });
  const page = await context.newPage();
  const complaints = watch(page, expectRefusals);
  page.setDefaultTimeout(10_000);
  try {
    if (prepare) await page.addInitScript(prepare);
    await page.goto(`${base}#customer/${customer.id}`);
    await page.locator("conversation-tools h2", { hasText: customer.name }).waitFor();
    await use(page, customer);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await remove(customer, base);
  }
}

// Whoever is gone already, or the last one, may stay so.
async function remove({ id }, base) {
  const headers = { "Content-Type": "application/json" };
  await fetch(`${base}api/customers/${id}`, { method: "DELETE", headers }).catch(() => {});
}

function watch(page, expectRefusals) {
  const complaints = [];
  const isExpected = (text) => expectRefusals && text.startsWith("Failed to load resource");
  page.on("pageerror", (problem) => complaints.push(String(problem)));
  page.on("console", (message) => {
    const isComplaint = message.type() === "error" || message.type() === "warning";
    if (isComplaint && !isExpected(message.text())) complaints.push(message.text());
  });
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return complaints;
}

// Types words, sends them with Enter, and waits for the turn's end.
export async function say(page, words) {
  await page.fill("#say", words);
  await page.press("#say", "Enter");
  await turnIsOver(page);
}

export async function turnIsOver(page) {
  await page.waitForFunction(() => !document.querySelector("turn-composer[data-waiting]"));
}

export const lastTurn = (page) => page.locator(".turns > .turn").last();
export const product = (page, name) => page.locator(`.product[data-product="${name}"]`);

export async function assertNoOverflow(page) {
  const { wanted, there, culprits } = await page.evaluate(() => {
    const there = document.documentElement.clientWidth;
    const isScrolled = (node) => node.closest(".hints, pre, .visually-hidden");
    const sticksOut = (node) =>
      node.getBoundingClientRect().right > there + 0.5 && !isScrolled(node);
    const culprits = [...document.body.querySelectorAll("*")].filter(sticksOut);
    return {
      there,
      wanted: document.documentElement.scrollWidth,
      culprits: culprits.map((node) => node.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(wanted <= there, `the page is ${wanted} px wide, the screen ${there}`);
  assert.deepEqual(culprits, []);
}
