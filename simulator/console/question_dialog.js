// Dialogs: modal, closed by Escape, the focus back where it was.
import { el, iconButton, newId } from "./dom.js";
import { icon } from "./icons.js";

// Opens a dialog with a title; it leaves the page when it is closed.
export function openDialog(title, ...content) {
  const heading = el("h2", { id: newId("dialog") }, title);
  const close = iconButton(icon("close"), "Close", { onclick: () => dialog.close() });
  const dialog = el(
    "dialog",
    { "aria-labelledby": heading.id },
    el("header", { class: "dialog-head" }, heading, close),
    content,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Asks before something that cannot be taken back; true if it is meant.
export function confirmed({ title, text, verb }) {
  return new Promise((resolve) => {
    const form = el(
      "form",
      { method: "dialog" },
      el("p", {}, text),
      el(
        "footer",
        { class: "dialog-foot" },
        el("button", { value: "", class: "button", autofocus: true }, "Cancel"),
        el("button", { value: "yes", class: "button is-danger" }, verb),
      ),
    );
    const dialog = openDialog(title, form);
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
  });
}
