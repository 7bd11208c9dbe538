// Sales, from the words to the shelf.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lastTurn, product, say, turnIsOver, withPage } from "./support.mjs";

const decide = async (page, decision) => {
  await page.click(`[data-decision="${decision}"]`);
  await turnIsOver(page);
};

test('typing "buy cave quest" and accepting brings an answer and changes the shelf', () =>
  withPage({}, async (page) => {
    await product(page, "cave_quest").getByText("Not owned").waitFor();
    await say(page, "buy cave quest");
    await page.locator("purchase-card").getByRole("heading", { name: "Cave Quest" }).waitFor();
    await lastTurn(page).locator(".intent", { hasText: "BuyIntent" }).waitFor();
    await page.getByRole("button", { name: "Accept" }).click();
    await lastTurn(page).locator(".is-alexa", { hasText: "ACCEPTED" }).waitFor();
    await lastTurn(page).locator(".is-skill", { hasText: "The Light Stone" }).waitFor();
    await product(page, "cave_quest").getByText("Owned", { exact: true }).waitFor();
    await product(page, "cave_quest").and(page.locator(".has-changed")).waitFor();
    assert.match(
      await page.locator("product-shelf [aria-live]").textContent(),
      /Cave Quest: Owned/,
    );
    assert.equal(await page.locator("purchase-card section").count(), 0);
  }));

const buyingResults = {
  accept: "ACCEPTED",
  decline: "DECLINED",
  pending: "PENDING_PURCHASE",
  error: "ERROR",
  already_purchased: "ALREADY_PURCHASED",
};

for (const [decision, result] of Object.entries(buyingResults)) {
  test(`the answer "${decision}" to a purchase ends it with ${result}`, () =>
    withPage({}, async (page) => {
      await say(page, "buy cave quest");
      await decide(page, decision);
      await lastTurn(page).locator(".is-alexa .pill", { hasText: result }).waitFor();
      await lastTurn(page).locator(".is-skill .speech").waitFor();
      assert.equal(await page.locator(".finding.is-error").count(), 0);
    }));
}

const cancellingResults = {
  accept: "ACCEPTED",
  decline: "DECLINED",
  error: "ERROR",
  not_entitled: "NOT_ENTITLED",
};

for (const [decision, result] of Object.entries(cancellingResults)) {
  test(`the answer "${decision}" to a cancellation ends it with ${result}`, () =>
    withPage({ details: { owned: ["cave_quest"] } }, async (page) => {
      await say(page, "refund cave quest");
      await page.getByText("Alexa asks · Cancellation").waitFor();
      await decide(page, decision);
      await lastTurn(page).locator(".is-alexa .pill", { hasText: result }).waitFor();
    }));
}

test("a consumable is never owned already, so that this is no answer", () =>
  withPage({}, async (page) => {
    await say(page, "buy hints");
    await page.locator('[data-decision="accept"]').waitFor();
    assert.equal(await page.locator('[data-decision="already_purchased"]').count(), 0);
    await decide(page, "accept");
    await product(page, "five_hint_pack").getByText("Owned").waitFor();
  }));

test("what happens outside the skill is done from the product's menu", () =>
  withPage({}, async (page) => {
    const cave = product(page, "cave_quest");
    const choose = async (action) => {
      await cave.getByRole("button", { name: /^Change/ }).click();
      await cave.locator(`[data-action="${action}"]`).click();
      await turnIsOver(page);
    };
    await choose("purchase");
    await cave.getByText("Owned", { exact: true }).waitFor();
    await choose("refund");
    await cave.getByText("Not owned").waitFor();
    await say(page, "buy cave quest");
    await decide(page, "pending");
    await cave.getByText("Payment pending").waitFor();
    await choose("complete_pending");
    await cave.getByText("Owned", { exact: true }).waitFor();
    await choose("reset");
    await cave.getByText("Not owned").waitFor();
    await choose("take_off_sale");
    await cave.locator(".pill", { hasText: "Off sale" }).waitFor();
    await choose("put_on_sale");
    await cave.locator(".pill", { hasText: "Off sale" }).waitFor({ state: "detached" });
  }));
