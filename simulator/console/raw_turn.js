// Any turn as a script writes it, in JSON: intents, events, requests of every kind.
import { desk } from "./desk.js";
import { el, newId } from "./dom.js";

const example = '{"intent": "BuyIntent", "slots": {"ProductName": "cave quest"}}';

function read(text) {
  try {
    return { turn: JSON.parse(text) };
  } catch (problem) {
    return { problem: `This is no JSON: ${problem.message}` };
  }
}

export function rawTurn() {
  const id = newId("raw");
  const field = el("textarea", { id, rows: 3, spellcheck: "false", class: "code" });
  field.value = example;
  const problem = el("p", { class: "form-problem", role: "alert" });
  const form = el(
    "form",
    { class: "raw-turn" },
    el("label", { for: id }, "A turn as in an acceptance script"),
    field,
    problem,
    el("button", { class: "button" }, "Play turn"),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { turn, problem: fault } = read(field.value);
    problem.textContent = fault ?? "";
    if (turn) await desk.play(turn);
  });
  return el("details", { class: "raw-details" }, el("summary", {}, "Turn as JSON"), form);
}
