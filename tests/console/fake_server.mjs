// The fake desk behind the control API (docs/control-api.md): for working on the page without the
// program, and for states that the program does not get into.
//   node fake_server.mjs [PORT]     prints "console on http://localhost:PORT/"
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { FakeDesk, Refusal } from "./fake_desk.mjs";

const pages = new URL("../../simulator/console/", import.meta.url);
const types = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const script = ({ name, locale, conversation }) => ({
  title: `Conversation with ${name}`,
  locale,
  turns: conversation.map(({ turn }) => turn),
});

// Method and path to what is done; parts of the path in braces come as arguments.
function routes(desk) {
  const view = (customer) => desk.view(customer);
  return {
    "GET desk": ({ query }) =>
      query.has("after") ? desk.stateAfter(query.get("after")) : desk.state(),
    "POST customers": ({ body }) => ({ status: 201, body: view(desk.add(body)) }),
    "GET customers/{}": ({ id }) => view(desk.find(id)),
    "POST customers/{}": ({ id, body }) => {
      Object.assign(desk.find(id), body);
      desk.changed();
      return view(desk.find(id));
    },
    "DELETE customers/{}": ({ id }) => {
      desk.remove(id);
      return { status: 204 };
    },
    "POST customers/{}/turns": ({ id, body }) => desk.play(desk.find(id), body),
    "DELETE customers/{}/turns": ({ id }) => {
      Object.assign(desk.find(id), { conversation: [], session: "none", purchase: null });
      desk.changed();
      return { status: 204 };
    },
    "GET customers/{}/script": ({ id }) => ({ status: 200, body: script(desk.find(id)) }),
    "POST customers/{}/replay": ({ id }) => {
      const turns = desk.find(id).conversation.map(({ ssml }) => ({
        differences: ssml.includes("five dollars")
          ? ['speech: expected "five dollars", came "six dollars"']
          : [],
      }));
      return {
        passed: turns.every((turn) => turn.differences.length === 0),
        transcript: "  Customer:  buy cave quest\n  ✓\n",
        turns,
      };
    },
    "GET customers/{}/turns/{}/curl": ({ number }) => ({
      status: 200,
      text: `curl --data '{"turn": ${number}}' https://localhost:8443/`,
    }),
    "POST faults": ({ body }) => desk.setFaults(body),
    "POST reset": () => desk.reset(),
  };
}

function routeOf(table, method, path) {
  const [kind, id, what, number, last] = path.split("/");
  const pattern = [kind, id && "{}", what, number && "{}", last].filter(Boolean).join("/");
  return { act: table[`${method} ${pattern}`], id, number };
}

async function readBody(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  if (!text) return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "the body is no JSON");
  }
}

async function answerApi(table, request, url) {
  const { act, id, number } = routeOf(table, request.method, url.pathname.slice("/api/".length));
  if (!act) throw new Refusal(404, "there is nothing here");
  const body = await readBody(request);
  if (request.method === "POST" && request.headers["content-type"] !== "application/json")
    throw new Refusal(400, "send application/json");
  return act({ id, number, body, query: url.searchParams });
}

function send(response, status, type, content) {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
  });
  response.end(content);
}

async function answerPage(response, path) {
  const name = path === "/" ? "index.html" : path.slice(1);
  try {
    if (!/^[\w.]+$/.test(name)) throw new Error(name);
    send(response, 200, types[extname(name)], await readFile(new URL(name, pages)));
  } catch {
    send(response, 404, "text/plain", "not here");
  }
}

// Serves the desk; the answer is the server, which listens already.
export async function serve(desk, port = 0) {
  const table = routes(desk);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    if (!url.pathname.startsWith("/api/")) return answerPage(response, url.pathname);
    try {
      const result = await answerApi(table, request, url);
      if (result.text !== undefined) return send(response, 200, "text/plain", result.text);
      const isPlain = "status" in result && ("body" in result || result.status === 204);
      const [status, body] = isPlain ? [result.status, result.body] : [200, result];
      send(
        response,
        status,
        "application/json",
        body === undefined ? undefined : JSON.stringify(body),
      );
    } catch (problem) {
      send(
        response,
        problem.status ?? 500,
        "application/json",
        JSON.stringify({ error: problem.message }),
      );
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve(new FakeDesk(), Number(process.argv[2] ?? 0));
  console.log(`console on http://localhost:${server.address().port}/`);
}
