// States that a program seldom gets into, played by the fake desk: hostile and huge answers, a
// stand-in that is slow or gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeDesk } from "./fake_desk.mjs";
import { serve } from "./fake_server.mjs";
import {
  addressOf,
  assertNoOverflow,
  closeServer,
  lastTurn,
  phone,
  say,
  withPage,
} from "./support.mjs";

// Runs use(page, desk, server) on a fake desk of its own.
async function withFake(options, use) {
  const desk = new FakeDesk();
  const server = await serve(desk);
  try {
    await withPage({ ...options, base: addressOf(server) }, (page) => use(page, desk, server));
  } finally {
    await closeServer(server);
  }
}

test("what a hostile skill says stays text, and its tags are not seen", () =>
  withFake({}, async (page) => {
    await say(page, "hostile");
    const speech = await lastTurn(page).locator(".is-skill .speech").innerText();
    assert.match(speech, /^Hello .*bold & open/);
    assert.doesNotMatch(speech, /<img|<script|onerror|<\/speak>/);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    assert.equal(
      await page.locator("conversation-log :is(img:not(.empty img), script, iframe)").count(),
      0,
    );
    await lastTurn(page)
      .locator(".skill-card", { hasText: "<img src=x onerror=alert(1)>" })
      .waitFor();
    await lastTurn(page).locator("summary").click();
    await lastTurn(page).getByRole("region", { name: "Response" }).waitFor();
    assert.equal(await page.evaluate(() => window.harmed), undefined);
  }));

test("hostile names of customers stay text", () =>
  withFake({ details: { name: "<img src=x onerror=window.harmed=1>" } }, async (page) => {
    await page.locator(".is-chosen", { hasText: "<img src=x" }).waitFor();
    assert.equal(await page.evaluate(() => window.harmed), undefined);
  }));

test("an endless speech is folded, and shown in full on request", () =>
  withFake({ viewport: phone }, async (page) => {
    await say(page, "endless");
    const speech = lastTurn(page).locator(".is-skill .speech");
    assert.ok((await speech.boundingBox()).height < 400);
    await lastTurn(page)
      .getByRole("button", { name: /^Show all/ })
      .click();
    assert.ok((await speech.boundingBox()).height > 4000);
    await say(page, "one word");
    await assertNoOverflow(page);
  }));

test("what Amazon would refuse and what a reviewer would object to is told of", () =>
  withFake({}, async (page) => {
    await say(page, "wrong");
    await lastTurn(page).locator(".is-refusal", { hasText: "leaves the session open" }).waitFor();
    await lastTurn(page).locator(".is-warning", { hasText: "states a price" }).waitFor();
  }));

test("an endpoint that is down or answers HTML is told of in the turn", () =>
  withFake({}, async (page) => {
    await say(page, "down");
    await lastTurn(page).locator(".is-error", { hasText: "refused the connection" }).waitFor();
    await say(page, "html");
    await lastTurn(page).locator(".is-error", { hasText: "a web page" }).waitFor();
    await lastTurn(page).locator("summary").click();
    await lastTurn(page).getByText("The answer (status 502) was no JSON.").waitFor();
  }));

test("during a slow turn Alexa listens, the time runs, and nothing is sent twice", () =>
  withFake({}, async (page, desk) => {
    desk.slowness = 1200;
    await page.fill("#say", "buy cave quest");
    await page.press("#say", "Enter");
    await page.getByText("Alexa is listening…").waitFor();
    await page.locator(".elapsed", { hasText: /0\.[5-9] s/ }).waitFor();
    await page.fill("#say", "buy hints");
    await page.press("#say", "Enter");
    await page.locator("purchase-card section").waitFor();
    await page.getByText("Alexa is listening…").waitFor({ state: "detached" });
    assert.equal(await page.locator(".turns > .turn").count(), 1);
    assert.equal(await page.inputValue("#say"), "buy hints");
  }));

test("a stand-in that goes away is missed, and found again by itself", () =>
  withFake({ expectRefusals: true }, async (page, desk, server) => {
    const { port } = server.address();
    await closeServer(server);
    await page.locator(".banner", { hasText: "does not answer" }).waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    const again = await serve(desk, port);
    try {
      await page.locator(".banner").waitFor({ state: "detached" });
      await say(page, "buy cave quest");
      await page.locator("purchase-card section").waitFor();
    } finally {
      await closeServer(again);
    }
  }));

test("a number that is being typed is not taken away by a change that comes meanwhile", () =>
  withFake({}, async (page, desk) => {
    const clock = page.getByLabel("Alexa's clock is off by, in seconds");
    await clock.fill("-200");
    desk.setFaults({ certificates: "expired" });
    await page.locator(".fault-badge .pill").waitFor();
    assert.equal(await clock.inputValue(), "-200");
    await clock.press("Enter");
    await page.locator(".fault-badge .pill", { hasText: "2 faults on" }).waitFor();
    assert.equal(desk.faults.clock_s, -200);
  }));

test("the end of the conversation stays in view when the question about a purchase comes", () =>
  withFake({ viewport: phone }, async (page) => {
    await page.getByRole("button", { name: "Open skill" }).click();
    await say(page, "buy cave quest");
    await page.locator("purchase-card section").waitFor();
    const end = await lastTurn(page).boundingBox();
    const card = await page.locator("purchase-card section").boundingBox();
    assert.ok(end.y + end.height <= card.y);
  }));

test("words that were refused come back into the field", () =>
  withFake({ expectRefusals: true }, async (page, desk) => {
    desk.customers.at(-1).busy = true;
    await page.fill("#say", "buy cave quest");
    await page.press("#say", "Enter");
    await page.locator(".notice", { hasText: "in the middle of a turn" }).waitFor();
    assert.equal(await page.inputValue("#say"), "buy cave quest");
  }));

test("a replay that came otherwise shows the differences", () =>
  withFake({}, async (page) => {
    await say(page, "wrong");
    await page.getByRole("button", { name: "Replay" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Something came otherwise than before.").waitFor();
    await dialog.getByText('came "six dollars"').waitFor();
  }));

test("a conversation of two hundred long turns shows within two seconds", () =>
  withFake({}, async (page, desk) => {
    const customer = desk.customers.at(-1);
    for (let turn = 0; turn < 200; turn += 1) await desk.play(customer, { say: "endless" });
    await page.locator(".turns > .turn").nth(199).waitFor();
    await page.reload();
    const begun = Date.now();
    await page.locator(".turns > .turn").nth(199).waitFor();
    assert.ok(Date.now() - begun < 2000, `${Date.now() - begun} ms`);
  }));
