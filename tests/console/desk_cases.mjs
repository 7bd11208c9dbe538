// Customers, the switchboard, and what several pages see of each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { call, lastTurn, product, say, withPage } from "./support.mjs";

const switchOf = (page, label) => page.getByLabel(label, { exact: true });
const badge = (page) => page.locator(".fault-badge .pill");

test('each fault of the product API shows in the head, and "All well" ends it', () =>
  withPage({}, async (page) => {
    const choices = {
      slow: "takes 3000 ms",
      401: "401",
      403: "403",
      404: "404",
      429: "429",
      500: "500",
      503: "503",
      truncated: "cuts its answers short",
      huge: "sends far too much",
      garbage: "sends a web page",
      hang: "never answers",
    };
    for (const [value, words] of Object.entries(choices)) {
      await switchOf(page, "Product API").selectOption(value);
      await badge(page).getByText(words).waitFor();
    }
    await page.getByRole("button", { name: "All well" }).click();
    await badge(page).waitFor({ state: "detached" });
    assert.equal(await switchOf(page, "Product API").inputValue(), "ok");
    assert.deepEqual((await call("GET", "desk")).faults, {});
  }));

test("every other switch goes on and off again", () =>
  withPage({}, async (page) => {
    const switches = {
      "Certificate host": ["down", "hang", "garbage", "up"],
      "Signing certificates": ["expired", "foreign", "other_name", "good"],
      "Purchase results reach the skill": ["lost", "twice", "once"],
    };
    for (const [label, values] of Object.entries(switches)) {
      for (const value of values.slice(0, -1)) {
        await switchOf(page, label).selectOption(value);
        await badge(page).getByText(label).waitFor();
      }
      await switchOf(page, label).selectOption(values.at(-1));
      await badge(page).waitFor({ state: "detached" });
    }
    await switchOf(page, "Alexa's clock is off by, in seconds").fill("-200");
    await switchOf(page, "Alexa's clock is off by, in seconds").press("Enter");
    await badge(page).getByText("200 s slow").waitFor();
    await page.getByRole("button", { name: "Sign with the next certificate file" }).click();
    await page.getByRole("button", { name: "All well" }).click();
    await badge(page).waitFor({ state: "detached" });
  }));

test("late purchase counts belong to one customer", () =>
  withPage({}, async (page, customer) => {
    await switchOf(page, `Counts of ${customer.name}`).selectOption("late");
    await page.locator(".event").last().waitFor();
    assert.equal((await call("GET", `customers/${customer.id}`)).counts, "late");
  }));

test("a customer is added with what they own, changed, and removed", () =>
  withPage({}, async (page) => {
    const name = `Grace ${Date.now()}`;
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Cave Quest").check();
    await dialog.getByRole("button", { name: "Add customer" }).click();
    await page.locator(".is-chosen", { hasText: name }).waitFor();
    await product(page, "cave_quest").getByText("Owned", { exact: true }).waitFor();
    await page.getByRole("button", { name: `Edit ${name}` }).click();
    await dialog.getByLabel("Name").fill(`${name} Hopper`);
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.locator("conversation-tools h2", { hasText: `${name} Hopper` }).waitFor();
    await page.getByRole("button", { name: `Remove ${name} Hopper` }).click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await page.getByText(`${name} Hopper`).first().waitFor({ state: "detached" });
  }));

test("what is done on one page is seen on another at once", () =>
  withPage({}, async (page, customer) => {
    await call("POST", `customers/${customer.id}/turns`, { say: "buy cave quest" });
    await page.locator("purchase-card").getByRole("heading", { name: "Cave Quest" }).waitFor();
    await call("POST", `customers/${customer.id}/turns`, { purchase: "accept" });
    await product(page, "cave_quest").getByText("Owned", { exact: true }).waitFor();
  }));

test("customers have conversations of their own, and the address remembers who was chosen", () =>
  withPage({}, async (page, customer) => {
    await say(page, "buy cave quest");
    const other = await call("POST", "customers", { name: `Other ${Date.now()}`, locale: "en-US" });
    await page.locator(".customer", { hasText: other.name }).click();
    await page.locator(".empty").waitFor();
    await page.reload();
    await page.locator("conversation-tools h2", { hasText: other.name }).waitFor();
    await page.locator(".customer", { hasText: customer.name }).first().click();
    await lastTurn(page).getByText("buy cave quest", { exact: true }).waitFor();
  }));

test("resetting asks first, and can be called off", () =>
  withPage({}, async (page, customer) => {
    await page.getByRole("button", { name: "Reset everything" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.locator(".is-chosen", { hasText: customer.name }).waitFor();
    await page.getByRole("button", { name: "Reset everything" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
    await page.locator(".customer", { hasText: customer.name }).waitFor({ state: "detached" });
    assert.equal((await call("GET", "desk")).customers.length, 1);
  }));
