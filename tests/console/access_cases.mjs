// Keyboard, screen reader, themes, narrow screens; and the pictures.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import {
  assertNoOverflow,
  axeFile,
  lastTurn,
  phone,
  pictures,
  product,
  say,
  turnIsOver,
  withPage,
} from "./support.mjs";

const schemes = ["light", "dark"];

async function assertAccessible(page, state) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(await axeSource());
  const found = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }),
  );
  const violations = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join("; ")}`,
  );
  assert.deepEqual(violations, [], state);
}

let source;
async function axeSource() {
  const { readFile } = await import("node:fs/promises");
  return (source ??= await readFile(axeFile, "utf8"));
}

for (const colorScheme of schemes) {
  test(`nothing is in the way of a screen reader or of weak eyes, ${colorScheme}`, () =>
    withPage({ colorScheme, details: { counts: { five_hint_pack: 1 } } }, async (page) => {
      await assertAccessible(page, "first visit");
      await say(page, "buy cave quest");
      await assertAccessible(page, "purchase waits");
      await page.click('[data-decision="accept"]');
      await turnIsOver(page);
      await lastTurn(page).locator("summary").click();
      await product(page, "cave_quest")
        .getByRole("button", { name: /^Change/ })
        .click();
      await page.getByLabel("Product API", { exact: true }).selectOption("503");
      await page.locator(".fault-badge .pill").waitFor();
      await assertAccessible(page, "details, a menu and a fault");
      await page.getByRole("button", { name: "All well" }).click();
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await assertAccessible(page, "dialog");
    }));
}

// Presses a key until what has the focus fits the selector.
async function walkTo(page, key, selector) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached by ${key}`);
}

test("a sale, a menu and a switch work by keyboard alone", () =>
  withPage({}, async (page) => {
    await page.keyboard.type("buy cave quest");
    await page.keyboard.press("Enter");
    await page.locator("purchase-card section").waitFor();
    await turnIsOver(page);
    await walkTo(page, "Shift+Tab", '[data-decision="accept"]');
    await page.keyboard.press("Enter");
    await lastTurn(page).locator(".is-alexa").waitFor();
    await turnIsOver(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "say");
    await walkTo(page, "Tab", '[data-product="cave_quest"] .icon-button');
    await page.keyboard.press("Enter");
    await walkTo(page, "ArrowDown", '[data-action="refund"]');
    await page.keyboard.press("Enter");
    await product(page, "cave_quest").getByText("Not owned").waitFor();
    await walkTo(page, "Shift+Tab", "fault-board select");
    await page.getByLabel("Product API", { exact: true }).focus();
    await page.keyboard.type("503");
    await page.locator(".fault-badge .pill", { hasText: "503" }).waitFor();
    await page.getByRole("button", { name: "All well" }).press("Enter");
    await page.locator(".fault-badge .pill").waitFor({ state: "detached" });
  }));

test("the other theme is kept over a reload, and the way back is to follow the system", () =>
  withPage({ colorScheme: "light" }, async (page) => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Dark theme" }).click();
    const dark = await background();
    assert.notEqual(dark, light);
    await page.reload();
    assert.equal(await background(), dark);
    await page.getByRole("button", { name: "Light theme" }).click();
    assert.equal(await background(), light);
    assert.equal(await page.evaluate(() => localStorage.getItem("theme")), null);
  }));

test("nothing sticks out of a phone's screen", () =>
  withPage({ viewport: phone }, async (page) => {
    await assertNoOverflow(page);
    await say(page, "buy cave quest");
    await assertNoOverflow(page);
    await page.click('[data-decision="accept"]');
    await turnIsOver(page);
    await lastTurn(page).locator("summary").click();
    await page.getByText("Turn as JSON").click();
    await assertNoOverflow(page);
    for (const region of ["Customers", "Shelf"]) {
      await page.getByRole("button", { name: region }).click();
      await assertNoOverflow(page);
    }
    await product(page, "cave_quest")
      .getByRole("button", { name: /^Change/ })
      .click();
    await assertNoOverflow(page);
  }));

async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

async function picturesOfASale(page, name) {
  await picture(page, `${name}-1-first-visit`);
  await page.getByRole("button", { name: "Open skill" }).click();
  await turnIsOver(page);
  await say(page, "buy cave quest");
  await page.locator("purchase-card section").waitFor();
  await picture(page, `${name}-2-purchase`);
  await page.click('[data-decision="accept"]');
  await turnIsOver(page);
  await product(page, "cave_quest")
    .getByText("Owned", { exact: true })
    .waitFor({ state: "attached" });
  await picture(page, `${name}-3-bought`);
  await lastTurn(page).locator("summary").click();
  await lastTurn(page).getByRole("region", { name: "Request" }).scrollIntoViewIfNeeded();
  await picture(page, `${name}-4-details`);
}

for (const colorScheme of schemes) {
  test(`pictures of a sale, ${colorScheme}`, async () => {
    const details = { name: "Ada Lovelace", counts: { five_hint_pack: 1 } };
    await withPage({ colorScheme, details }, (page) =>
      picturesOfASale(page, `desktop-${colorScheme}`),
    );
    await withPage(
      { colorScheme, details, viewport: phone, deviceScaleFactor: 2 },
      async (page) => {
        await picturesOfASale(page, `phone-${colorScheme}`);
        for (const region of ["Customers", "Shelf"]) {
          await page.getByRole("button", { name: region }).click();
          await picture(page, `phone-${colorScheme}-5-${region.toLowerCase()}`);
        }
      },
    );
  });
}
