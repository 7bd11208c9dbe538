// Serves a Lambda handler over HTTP, for `skilld simulate --unsigned`:
//
//     node lambda-endpoint.cjs lambda/index.js 3000
//     node lambda-endpoint.cjs lambda/index.myHandler 3000
//
// Nobody is asked who they are, as Lambda itself sees to that. So it listens on this machine only,
// and with NODE_ENV=production it does not start.
'use strict';

const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [place, port = '3000'] = process.argv.slice(2);

function refuse(why) {
  console.error(`lambda-endpoint: ${why}`);
  process.exit(2);
}

// FILE, or FILE.NAME as Lambda writes it, without the file's ending.
async function loadHandler() {
  const isFile = fs.existsSync(place);
  const base = isFile ? place : place.slice(0, place.lastIndexOf('.'));
  const name = isFile ? 'handler' : place.slice(place.lastIndexOf('.') + 1);
  const file = ['', '.js', '.mjs', '.cjs'].map((ending) => base + ending)
    .find((candidate) => fs.existsSync(candidate) && fs.statSync(candidate).isFile());
  if (!file) refuse(`${place}: there is no such file`);
  const exported = await import(pathToFileURL(path.resolve(file)));
  const handler = exported[name] || (exported.default && exported.default[name]);
  if (typeof handler !== 'function') refuse(`${file} has no function ${name}`);
  return handler;
}

// Handlers answer by a promise, or by a callback.
function invoke(handler, event) {
  const context = { functionName: 'skill', awsRequestId: String(Date.now()), invokedFunctionArn: '',
    getRemainingTimeInMillis: () => 8000 };
  return new Promise((resolve, reject) => {
    const promise = handler(event, context,
      (error, answer) => (error ? reject(error) : resolve(answer)));
    if (promise && typeof promise.then === 'function') promise.then(resolve, reject);
  });
}

async function answer(handler, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const envelope = await invoke(handler, JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.setHeader('Content-Type', 'application/json;charset=UTF-8');
    response.end(JSON.stringify(envelope));
  } catch (error) {
    console.error(error);
    response.writeHead(500, { 'Content-Type': 'text/plain;charset=UTF-8' });
    response.end(String(error && error.message));
  }
}

async function main() {
  if (process.env.NODE_ENV === 'production') refuse('NODE_ENV is production');
  if (!place) refuse('which handler? lambda-endpoint.cjs FILE [PORT]');
  const handler = await loadHandler();
  const server = http.createServer((request, response) => answer(handler, request, response));
  server.listen(Number(port), '127.0.0.1', () => {
    console.log(`listening on http://localhost:${server.address().port}/`);
  });
}

main();
