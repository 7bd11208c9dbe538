// Speaking, and what can be done with what was said.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { lastTurn, say, turnIsOver, withPage } from "./support.mjs";

const openSkill = async (page) => {
  await page.getByRole("button", { name: "Open skill" }).click();
  await turnIsOver(page);
};

test("a first visitor is told what to type, and the field has the focus", () =>
  withPage({}, async (page) => {
    await page.getByText("Talk to treasure finders").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "say");
  }));

test("the skill is opened and the session ended by a button", () =>
  withPage({}, async (page) => {
    await openSkill(page);
    await page.locator("conversation-tools .pill", { hasText: "session open" }).waitFor();
    await lastTurn(page).locator(".is-skill .speech").waitFor();
    await page.getByRole("button", { name: "End session" }).click();
    await turnIsOver(page);
    await page.locator("conversation-tools .pill", { hasText: "no session" }).waitFor();
    await page.getByText("The customer ends the session").waitFor();
  }));

test("a hint is said by a click, and arrow-up brings back what was said", () =>
  withPage({}, async (page) => {
    const hint = await page.locator(".chip").first().textContent();
    await page.locator(".chip").first().click();
    await lastTurn(page).locator(".is-customer", { hasText: hint }).waitFor();
    await turnIsOver(page);
    await say(page, "buy cave quest");
    await page.press("#say", "ArrowUp");
    assert.equal(await page.inputValue("#say"), "buy cave quest");
    await page.press("#say", "ArrowUp");
    assert.equal(await page.inputValue("#say"), hint);
    await page.press("#say", "ArrowDown");
    assert.equal(await page.inputValue("#say"), "buy cave quest");
  }));

test("a turn shows its time, its request, its answer, and a signed curl command", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await openSkill(page);
    await lastTurn(page).locator("summary").click();
    await lastTurn(page)
      .getByRole("table", { name: "Where the time went" })
      .getByText("whole turn")
      .waitFor();
    const request = await lastTurn(page).getByRole("region", { name: "Request" }).textContent();
    assert.ok(JSON.parse(request).request.type);
    assert.ok(
      JSON.parse(await lastTurn(page).getByRole("region", { name: "Response" }).textContent())
        .response,
    );
    await lastTurn(page).getByRole("button", { name: "Copy as curl" }).click();
    await lastTurn(page).getByText("Copied").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /curl/);
  }));

test("the conversation is downloaded as a script, replayed, and cleared", () =>
  withPage({}, async (page) => {
    await openSkill(page);
    await say(page, "buy cave quest");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^tester-\d+\.en-US\.json$/);
    const script = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.deepEqual(
      script.turns.map(({ open, say: words }) => words ?? open),
      [true, "buy cave quest"],
    );
    await page.getByRole("button", { name: "Replay" }).click();
    await page.getByText("Every turn came as before.").waitFor({ timeout: 20_000 });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Clear" }).click();
    await page.locator(".empty").waitFor();
    assert.equal(await page.locator(".turns > .turn").count(), 0);
  }));

test("any turn can be written as JSON, and what is no JSON is said to be none", () =>
  withPage({}, async (page) => {
    await page.getByText("Turn as JSON").click();
    const field = page.getByLabel("A turn as in an acceptance script");
    await page.getByRole("button", { name: "Play turn" }).click();
    await lastTurn(page).locator(".is-skill").waitFor();
    await field.fill("{ oops");
    await page.getByRole("button", { name: "Play turn" }).click();
    await page.getByText("This is no JSON").waitFor();
  }));

test("a turn that the stand-in refuses is told of in a sentence", () =>
  withPage({ expectRefusals: true }, async (page) => {
    await page.getByText("Turn as JSON").click();
    await page.getByLabel("A turn as in an acceptance script").fill('{"purchase": "accept"}');
    await page.getByRole("button", { name: "Play turn" }).click();
    await page.locator(".notice").waitFor();
    assert.ok((await page.locator(".notice span").textContent()).length > 10);
    await page.locator(".notice").getByRole("button", { name: "Close" }).click();
    assert.equal(await page.locator(".notice").count(), 0);
  }));

// A voice that keeps what it is given, since a headless browser has none.
function keepSpoken() {
  window.spoken = [];
  window.speechSynthesis.speak = ({ text, lang, onend }) => {
    window.spoken.push({ text, lang });
    if (onend) setTimeout(onend);
  };
}

test("answers are read aloud, each on request or all of them, in the customer's language", () =>
  withPage({ prepare: keepSpoken }, async (page) => {
    await openSkill(page);
    await lastTurn(page).getByRole("button", { name: "Read aloud" }).click();
    const [first] = await page.evaluate(() => window.spoken);
    assert.equal(first.lang, "en-US");
    assert.doesNotMatch(first.text, /</);
    await page.getByRole("button", { name: "Read new answers aloud" }).click();
    await say(page, "buy cave quest");
    await page.locator('[data-decision="accept"]').click();
    await page.waitForFunction(() =>
      window.spoken.some(({ text }) => text.includes("You now have Cave Quest")),
    );
    await page.waitForFunction(() =>
      window.spoken.some(({ text }) => text.includes("The Light Stone")),
    );
  }));

function hearWords() {
  window.SpeechRecognition = undefined;
  window.webkitSpeechRecognition = class {
    start() {
      setTimeout(() => {
        this.onresult({ results: [[{ transcript: "buy cave quest" }]] });
        this.onend();
      });
    }
  };
}

test("what the microphone heard is said, and without recognition there is no microphone", async () => {
  await withPage({ prepare: hearWords }, async (page) => {
    await page.getByRole("button", { name: "Speak" }).click();
    await lastTurn(page).locator(".is-customer", { hasText: "buy cave quest" }).waitFor();
  });
  const deaf = () => {
    window.SpeechRecognition = undefined;
    window.webkitSpeechRecognition = undefined;
  };
  await withPage({ prepare: deaf }, async (page) => {
    assert.equal(await page.locator(".microphone").count(), 0);
  });
});
