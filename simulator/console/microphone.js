// Speaking instead of typing, where the browser hears.
import { desk } from "./desk.js";
import { iconButton } from "./dom.js";
import { icon } from "./icons.js";

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

const reasons = {
  "not-allowed": "The browser does not let the page use the microphone.",
  "no-speech": "Nothing was heard.",
  "audio-capture": "There is no microphone.",
  network: "The browser's speech recognition needs a network, and there is none.",
};

// A button that gives what was heard to whenHeard; nothing where the browser cannot hear.
export function microphoneButton(whenHeard) {
  if (!Recognition) return null;
  const button = iconButton(icon("microphone"), "Speak", {
    class: "microphone",
    "aria-pressed": "false",
  });
  let hearing;
  const show = (isOn) => button.setAttribute("aria-pressed", String(isOn));
  const start = () => {
    hearing = new Recognition();
    hearing.lang = desk.locale;
    hearing.onresult = ({ results }) => whenHeard(results[0][0].transcript);
    hearing.onerror = ({ error }) => {
      if (error !== "aborted") desk.refuse(reasons[error] ?? `Not heard: ${error}`);
    };
    hearing.onend = () => {
      hearing = undefined;
      show(false);
    };
    hearing.start();
    show(true);
  };
  button.addEventListener("click", () => (hearing ? hearing.stop() : start()));
  return button;
}
