// What is said, as elements: the words, with small marks for what is heard and is no word.
import { el, hidden, replace } from "./dom.js";
import { icon } from "./icons.js";
import { readSsml, spokenWords } from "./ssml.js";

const longText = 1500; // characters
const shownOfLong = 500;

const markPictures = { pause: "clock", sound: "wave" };
const inlineTags = { emphasis: "em", reduced: "small", paragraph: "p", whisper: "i" };

function mark(node) {
  const label = node.label ? `${node.mark} ${node.label}` : node.mark;
  return el(
    "span",
    { class: "speech-mark", title: label },
    icon(markPictures[node.mark]),
    hidden(`(${label})`),
    el("span", { "aria-hidden": "true" }, node.label || node.mark),
  );
}

function styled(node) {
  const attributes = { class: `speech-${node.style}`, lang: node.lang, title: node.label || null };
  const words = node.children.map(element);
  if (node.style === "alias") words.splice(0, words.length, node.label ?? "");
  const note = ["say-as", "voice", "prosody", "language"].includes(node.style) && node.label;
  return el(
    inlineTags[node.style] ?? "span",
    attributes,
    words,
    note && el("span", { class: "speech-note" }, node.label),
  );
}

function element(node) {
  if (node.mark) return mark(node);
  if (node.style) return styled(node);
  return document.createTextNode(node.text);
}

// Of a very long speech the beginning, and the rest on request: what a skill sends must not push
// everything else away, nor keep the browser busy.
function folded(content, nodes, words) {
  const label = `Show all ${words.length.toLocaleString("en")} characters`;
  const button = el("button", { type: "button", class: "link-button" }, label);
  content.classList.add("is-folded");
  content.append(`${words.slice(0, shownOfLong)}…`);
  button.addEventListener("click", () => {
    content.classList.remove("is-folded");
    replace(content, nodes.map(element));
    button.remove();
  });
  return [content, button];
}

// The elements for a speech in SSML or, without it, for plain text.
export function spokenText(ssml, plain, language) {
  const nodes = ssml ? readSsml(ssml) : [{ text: plain ?? "" }];
  const words = spokenWords(nodes);
  const content = el("div", { class: "speech", lang: language });
  if (words.length > longText) return folded(content, nodes, words);
  content.append(...nodes.map(element));
  return [content];
}

export function wordsOf(ssml, plain) {
  return ssml ? spokenWords(readSsml(ssml)) : (plain ?? "");
}
