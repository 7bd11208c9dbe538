// What the page's elements have in common: they are built once and then follow the desk.
import { desk } from "./desk.js";

export class DeskElement extends HTMLElement {
  #isBuilt = false;

  connectedCallback() {
    if (this.#isBuilt) return;
    this.#isBuilt = true;
    this.build();
  }

  // Calls a method whenever the desk says one of the names.
  follow(names, method) {
    for (const name of names)
      desk.addEventListener(name, (event) => method.call(this, event.detail));
  }
}
