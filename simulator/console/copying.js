// Copying and saving texts.
import { el, replace } from "./dom.js";
import { icon } from "./icons.js";
import { desk } from "./desk.js";

// Outside localhost and https a page has no clipboard of the new kind.
function copyOldWay(text) {
  const field = el("textarea", { class: "visually-hidden" });
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}

async function copy(text) {
  if (!navigator.clipboard) return copyOldWay(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

function confirmOn(button, label) {
  replace(button, icon("check"), "Copied");
  setTimeout(() => replace(button, icon("copy"), label), 1600);
}

// A button that copies what text() gives, at once or later.
export function copyButton(label, text) {
  const button = el("button", { type: "button", class: "small-button" }, icon("copy"), label);
  button.addEventListener("click", async () => {
    await desk.attempt(async () => {
      if (await copy(await text())) confirmOn(button, label);
      else throw new Error("The browser does not let the page copy.");
    });
  });
  return button;
}

export function save(fileName, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
