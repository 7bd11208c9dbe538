// How a replay came out: the differences first, then the transcript.
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openDialog } from "./question_dialog.js";

function differences(turns) {
  const differing = turns
    .map((turn, index) => ({ number: index + 1, found: turn.differences ?? [] }))
    .filter(({ found }) => found.length > 0);
  return differing.map(({ number, found }) =>
    el(
      "section",
      { class: "difference" },
      el("h3", {}, `Turn ${number}`),
      found.map((text) => el("pre", {}, text)),
    ),
  );
}

export function showReplay({ passed, transcript, turns = [] }, customer) {
  const verdict = el(
    "p",
    { class: passed ? "verdict is-good" : "verdict is-bad", role: "status" },
    icon(passed ? "check" : "alert"),
    passed ? "Every turn came as before." : "Something came otherwise than before.",
  );
  const dialog = openDialog(
    `Replay of ${customer.name}`,
    verdict,
    differences(turns),
    el(
      "details",
      { open: passed },
      el("summary", {}, "Transcript"),
      el(
        "pre",
        { class: "transcript", tabindex: 0, role: "region", "aria-label": "Transcript" },
        transcript.trim(),
      ),
    ),
  );
  dialog.classList.add("is-wide");
}
