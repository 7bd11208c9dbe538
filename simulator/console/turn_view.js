// One turn of the conversation: who said what, what was wrong with it, and how it came about.
import { el, hidden } from "./dom.js";
import { heardView } from "./heard_view.js";
import { icon } from "./icons.js";
import { bubble } from "./speech_bubble.js";
import { spokenText, wordsOf } from "./spoken_text.js";
import { turnDetails } from "./turn_details.js";
import { actionWords, eventWords, purchaseWords } from "./turn_words.js";

const alexaLanguage = "en-US"; // the stand-in's own sentences are English

const languageOf = (turn, customer) => turn.request?.request?.locale ?? customer.locale;

// What a voice reads of a turn: Alexa first, then the skill.
export function spokenParts(turn, customer) {
  const language = languageOf(turn, customer);
  return [
    ...(turn.meanwhile?.map((said) => ({ words: wordsOf(said), language })) ?? []),
    { words: turn.alexa?.says ?? "", language: alexaLanguage },
    { words: wordsOf(turn.ssml, turn.speech), language },
  ];
}

function customerBubble(turn, language) {
  if (turn.who !== "Customer") return el("p", { class: "event" }, eventWords(turn));
  const isWord = Boolean(turn.turn?.say);
  return bubble({
    who: "customer",
    name: "Customer",
    language: isWord ? language : "en",
    content: el(
      "div",
      { class: isWord ? "speech" : "speech is-action" },
      actionWords(turn.turn ?? {}) || turn.what,
    ),
  });
}

function alexaBubble({ alexa }) {
  if (!alexa) return null;
  const result = el("span", { class: "pill" }, alexa.result);
  return bubble({
    who: "alexa",
    name: "Alexa",
    extra: result,
    language: alexaLanguage,
    content: el("div", { class: "speech" }, alexa.says || "(says nothing)"),
    words: alexa.says,
  });
}

function quietLine(name, text, language) {
  return el(
    "p",
    { class: "aside" },
    el("span", { class: "aside-name" }, name),
    el("span", { lang: language }, text),
  );
}

function card({ card: shown }, language) {
  if (!shown) return null;
  return el(
    "div",
    { class: "skill-card" },
    el("span", { class: "aside-name" }, "Card"),
    el(
      "div",
      { lang: language },
      shown.title && el("strong", {}, shown.title),
      shown.text && el("p", {}, shown.text),
    ),
  );
}

function skillBubble(turn, language) {
  const asks =
    turn.purchase &&
    el(
      "p",
      { class: "asks" },
      icon("cart"),
      "Hands over to Alexa: ",
      el("strong", {}, purchaseWords(turn.purchase)),
    );
  const hasSpeech = Boolean(turn.ssml || turn.speech);
  if (!hasSpeech && !asks && !turn.reprompt && !turn.card) return null;
  const content = [
    hasSpeech && spokenText(turn.ssml, turn.speech, language),
    asks,
    turn.reprompt && quietLine("Reprompt", wordsOf(turn.reprompt), language),
    card(turn, language),
  ];
  return bubble({
    who: "skill",
    name: "Skill",
    language,
    content,
    words: wordsOf(turn.ssml, turn.speech),
  });
}

function meanwhile(turn, language) {
  return (turn.meanwhile ?? []).map((said) =>
    bubble({
      who: "skill",
      name: "Skill, meanwhile",
      language,
      content: spokenText(said, "", language),
      words: wordsOf(said),
    }),
  );
}

function findings(kind, heading, sentences) {
  if (!sentences?.length) return null;
  return el(
    "div",
    { class: `finding is-${kind}` },
    icon("alert"),
    el(
      "div",
      {},
      el("strong", {}, heading),
      el(
        "ul",
        {},
        sentences.map((sentence) => el("li", {}, sentence)),
      ),
    ),
  );
}

export function turnView(turn, customer) {
  const language = languageOf(turn, customer);
  return el(
    "article",
    { class: "turn" },
    hidden(`Turn ${turn.number}`),
    customerBubble(turn, language),
    turn.heard && heardView(turn.heard),
    meanwhile(turn, language),
    alexaBubble(turn),
    skillBubble(turn, language),
    findings("error", "No answer", turn.error ? [turn.error] : []),
    findings("refusal", "Amazon would not take this answer", turn.refusals),
    findings("warning", "A certification reviewer would object", turn.warnings),
    turn.request && turnDetails(turn, customer),
  );
}
