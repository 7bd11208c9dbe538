// The browser's own voice, for reading aloud. Nothing is sent anywhere.

const synthesis = window.speechSynthesis;
const keptAs = "read-aloud";

let finish = () => {};

export const canSpeak = Boolean(synthesis && window.SpeechSynthesisUtterance);

function voiceFor(language) {
  const voices = synthesis.getVoices();
  const tongue = language.split("-")[0];
  return (
    voices.find((voice) => voice.lang.replace("_", "-") === language) ??
    voices.find((voice) => voice.lang.startsWith(tongue))
  );
}

function utterance({ words, language }) {
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.lang = language;
  spoken.voice = voiceFor(language) ?? null;
  return spoken;
}

export function stopSpeaking() {
  synthesis?.cancel();
  finish();
  finish = () => {};
}

// Says the parts, each {words, language}, instead of what is being said; then calls whenDone once.
export function speak(parts, whenDone = () => {}) {
  stopSpeaking();
  const audible = canSpeak ? parts.filter((part) => part.words) : [];
  if (audible.length === 0) return whenDone();
  const spoken = audible.map(utterance);
  const done = () => {
    if (finish === done) finish = () => {};
    whenDone();
  };
  finish = done;
  for (const each of spoken) each.onerror = done;
  spoken.at(-1).onend = done;
  for (const each of spoken) synthesis.speak(each);
}

export function readsAloud() {
  return localStorage.getItem(keptAs) === "yes";
}

export function setReadsAloud(isOn) {
  localStorage.setItem(keptAs, isOn ? "yes" : "no");
  if (!isOn) stopSpeaking();
}
