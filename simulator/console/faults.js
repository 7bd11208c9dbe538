// What can go wrong at Amazon's, in the words of an "amazon" turn, and in words for people.

const bodyFaults = {
  truncated: "cuts its answers short",
  huge: "sends far too much",
  garbage: "sends a web page",
};
const statuses = {
  401: "refuses the token",
  403: "forbids",
  404: "finds nothing",
  429: "is asked too often",
  500: "has an internal error",
  503: "is unavailable",
};

const statusChoices = Object.entries(statuses).map(([status, meaning]) => ({
  value: status,
  label: `${status}: ${meaning}`,
  fault: { status: Number(status) },
}));
const bodyChoices = Object.entries(bodyFaults).map(([body, meaning]) => ({
  value: body,
  label: capital(meaning),
  fault: { body },
}));

export const productApiChoices = [
  { value: "ok", label: "Works", fault: "ok" },
  { value: "slow", label: "Is slow", fault: {} },
  ...statusChoices,
  ...bodyChoices,
  { value: "hang", label: "Never answers", fault: { hang: true } },
];

// The switches that take one word each; the first word means that all is well.
export const wordSwitches = [
  {
    name: "certificate_host",
    label: "Certificate host",
    words: {
      up: "Works",
      down: "Is down",
      hang: "Never answers",
      garbage: "Sends a web page",
    },
  },
  {
    name: "certificates",
    label: "Signing certificates",
    words: {
      good: "Good",
      expired: "Expired",
      foreign: "From a foreign root",
      other_name: "For another name",
    },
  },
  {
    name: "connections_response",
    label: "Purchase results reach the skill",
    words: {
      once: "Once",
      lost: "Never",
      twice: "Twice",
    },
  },
];

// What ends every fault.
export const allWell = {
  product_api: "ok",
  clock_s: 0,
  child_directed: false,
  page_size: 100,
  ...Object.fromEntries(wordSwitches.map(({ name, words }) => [name, Object.keys(words)[0]])),
};

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Which choice the product API's fault is.
export function productApiChoice(fault) {
  if (!fault || fault === "ok") return "ok";
  if (fault.hang) return "hang";
  if (fault.body && fault.body in bodyFaults) return fault.body;
  if (fault.status) return String(fault.status);
  return fault.delay_ms ? "slow" : "ok";
}

function productApiWords(fault) {
  const choice = productApiChoice(fault);
  const says = { slow: `takes ${fault.delay_ms} ms`, hang: "never answers", ...bodyFaults }[choice];
  const times = fault.times ? `, ${fault.times} more ${fault.times === 1 ? "time" : "times"}` : "";
  return `The product API ${says ?? `answers ${choice}`}${times}`;
}

function clockWords(seconds) {
  return `Alexa's clock is ${Math.abs(seconds)} s ${seconds > 0 ? "fast" : "slow"}`;
}

function switchWords(name, word) {
  const known = wordSwitches.find((each) => each.name === name);
  return known
    ? `${known.label}: ${known.words[word] ?? word}`
    : `${name}: ${JSON.stringify(word)}`;
}

// One sentence for each fault of desk.faults.
export function faultSentences(faults = {}) {
  return Object.entries(faults).map(([name, fault]) => {
    if (name === "product_api") return productApiWords(fault);
    if (name === "clock_s") return clockWords(fault);
    if (name === "child_directed") return "The skill counts as child-directed";
    if (name === "page_size") return `At most ${fault} products on a page`;
    return switchWords(name, fault);
  });
}
