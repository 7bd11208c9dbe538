// What a first visitor sees: what to type.
import { desk } from "./desk.js";
import { el } from "./dom.js";

function namesProduct(hint) {
  const names = desk.state.products.map(({ names }) => names[desk.locale]).filter(Boolean);
  return names.some((name) => hint.toLowerCase().includes(name.toLowerCase()));
}

export function emptyConversation() {
  const { invocation, hints = [] } = desk.state.skill.locales[desk.locale] ?? {};
  const say = hints.find(namesProduct) ?? hints[0];
  const example = say && [
    " Type ",
    el("q", { lang: desk.locale }, say),
    " below and press Enter, or begin with ",
    el("strong", {}, "Open skill"),
    ".",
  ];
  return el(
    "div",
    { class: "empty" },
    el("img", { src: "/icon.svg", alt: "", width: 56, height: 56 }),
    el("h2", {}, `Talk to ${invocation ?? "the skill"}`),
    el("p", {}, "You are the customer, this page is Alexa and Amazon.", example),
    el(
      "p",
      { class: "quiet" },
      desk.state.endpoint.signed
        ? "Every request is signed and sent as Alexa does. No real money moves."
        : "Requests are sent as Alexa does, but unsigned. No real money moves.",
    ),
  );
}
