// Making elements. Whatever comes from outside goes in as text, never as markup.

const svgSpace = "http://www.w3.org/2000/svg";

function setAttribute(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(
    ...children
      .flat(Infinity)
      .filter((child) => child || child === 0)
      .map(asNode),
  );
  return node;
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

// el("button", {class: "quiet", onclick: f}, "Say it", [more, …]); empty children are left out.
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(svgSpace, tag), attributes, children);
}

// A button of an icon alone; its name is for screen readers and for the pointer that rests on it.
export function iconButton(picture, name, attributes = {}) {
  const { class: extra = "", ...others } = attributes;
  const fixed = {
    type: "button",
    class: `icon-button ${extra}`.trim(),
    "aria-label": name,
    title: name,
  };
  return el("button", { ...fixed, ...others }, picture);
}

// Words for screen readers alone.
export function hidden(text) {
  return el("span", { class: "visually-hidden" }, text);
}

// Puts the children in the place of what was there.
export function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean).map(asNode));
}

let lastId = 0;
export function newId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}
