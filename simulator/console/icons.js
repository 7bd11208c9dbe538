// The pictures of the page: strokes on a field of 20 by 20, in the colour of the text around.
import { svg } from "./dom.js";

const strokes = {
  alert: "M10 3.5 17.5 16.5H2.5zM10 8.5v3.5M10 14.2v.1",
  cart: "M2.5 4h2l2 9h8.5l2-6.5H5.2M8 16.5h.1M14 16.5h.1",
  check: "m4.5 10.5 3.5 3.5 7.5-8",
  chevron: "m6 8 4 4 4-4",
  clock: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 6.5V10l2.5 1.5",
  close: "m5.5 5.5 9 9M14.5 5.5l-9 9",
  copy: "M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3",
  download: "M10 3.5v9M6.5 9.5 10 13l3.5-3.5M4 16.5h12",
  edit: "m4 16 .7-3.2 8.5-8.5a1.5 1.5 0 0 1 2.5 2.5l-8.5 8.5z",
  lock: "M5.5 9.5h9v7h-9zM7.5 9.5V7a2.5 2.5 0 0 1 5 0v2.5",
  microphone:
    "M10 3a2.2 2.2 0 0 1 2.2 2.2v4.6a2.2 2.2 0 0 1-4.4 0V5.2A2.2 2.2 0 0 1 10 3M5 9.5a5 5 0 0 0 10 0M10 14.5V17",
  moon: "M16 12.2A6.5 6.5 0 0 1 7.8 4a6.5 6.5 0 1 0 8.2 8.2z",
  more: "M4.5 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M9.5 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M14.5 10a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0",
  open: "M10 3.5v6M6.3 6a5.5 5.5 0 1 0 7.4 0",
  plus: "M10 4.5v11M4.5 10h11",
  replay: "M4.5 10a5.5 5.5 0 1 1 1.7 4M4.2 16.5V13.5h3",
  send: "M10 16V4.5M5 9.5l5-5 5 5",
  speaker: "M4 8v4h2.5l3.5 3V5L6.5 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5.3a6.5 6.5 0 0 1 0 9.4",
  stop: "M6 6h8v8H6z",
  sun: "M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6M10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6",
  unlock: "M5.5 9.5h9v7h-9zM7.5 9.5V6.5a2.5 2.5 0 0 1 4.8-1",
  wave: "M4 8.5v3M7 6.5v7M10 4v12M13 6.5v7M16 8.5v3",
};

export function icon(name) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" },
    svg("path", { d: strokes[name] }),
  );
}
