// A bubble: who speaks, what is said, and a button that reads it aloud.
import { el, iconButton, replace } from "./dom.js";
import { icon } from "./icons.js";
import { canSpeak, speak, stopSpeaking } from "./voice.js";

function readAloudButton(words, language) {
  const button = iconButton(icon("speaker"), "Read aloud", { class: "read-aloud" });
  const show = (isSpeaking) => {
    button.setAttribute("aria-label", isSpeaking ? "Stop reading" : "Read aloud");
    button.classList.toggle("is-on", isSpeaking);
    replace(button, icon(isSpeaking ? "stop" : "speaker"));
  };
  button.addEventListener("click", () => {
    if (button.classList.contains("is-on")) return stopSpeaking();
    speak([{ words, language }], () => show(false));
    show(true);
  });
  return button;
}

export function bubble({ who, name, language, content, words, extra }) {
  const head = el(
    "div",
    { class: "bubble-head" },
    el("span", { class: "speaker" }, name),
    extra,
    canSpeak && words && readAloudButton(words, language),
  );
  const said = Array.isArray(content) ? content : [el("div", { lang: language }, content)];
  return el("div", { class: `bubble is-${who}` }, head, said);
}
