// The control API, one function for each request. What goes wrong is an ApiError, whose message is
// a sentence for people; status 0: nobody answered.

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

const nobodyThere = "The stand-in does not answer. Is `skilld simulate` still running?";

async function send(method, path, body, signal) {
  const init = { method, signal, headers: {}, cache: "no-store" };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers["Content-Type"] = "application/json";
  } else if (method !== "GET") {
    init.headers["Content-Type"] = "application/json";
  }
  try {
    const response = await fetch(`/api/${path}`, init);
    return { response, text: await response.text() };
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new ApiError(nobodyThere, 0);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status, text) {
  const said = parsed(text)?.error;
  if (said) return new ApiError(said, status);
  if (status === 401) return new ApiError("A token is needed: open the page with ?token=…", 401);
  return new ApiError(`The stand-in answered ${status}.`, status);
}

async function askText(method, path, body, signal) {
  const { response, text } = await send(method, path, body, signal);
  if (!response.ok) throw refusal(response.status, text);
  return text;
}

async function ask(method, path, body, signal) {
  const text = await askText(method, path, body, signal);
  if (!text) return undefined;
  const value = parsed(text);
  if (value === undefined) throw new ApiError("The stand-in's answer could not be read.", 200);
  return value;
}

const customer = (id) => `customers/${encodeURIComponent(id)}`;

export const api = {
  // Without a version the desk as it is now; else as soon as it is another.
  desk: (version, signal) =>
    ask("GET", version === undefined ? "desk" : `desk?after=${version}`, undefined, signal),
  customer: (id) => ask("GET", customer(id)),
  add: (details) => ask("POST", "customers", details),
  change: (id, details) => ask("POST", customer(id), details),
  remove: (id) => ask("DELETE", customer(id)),
  play: (id, turn) => ask("POST", `${customer(id)}/turns`, turn),
  forget: (id) => ask("DELETE", `${customer(id)}/turns`),
  script: (id) => askText("GET", `${customer(id)}/script`),
  replay: (id) => ask("POST", `${customer(id)}/replay`, {}),
  curl: (id, number) => askText("GET", `${customer(id)}/turns/${number}/curl`),
  faults: (changes) => ask("POST", "faults", changes),
  reset: () => ask("POST", "reset", {}),
};
