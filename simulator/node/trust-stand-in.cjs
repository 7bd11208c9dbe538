// Lets a skill in Node trust the stand-in of `skilld simulate` in Amazon's place:
//
//     STAND_IN_PKI=certs/dev STAND_IN_PORT=9443 node --require ./trust-stand-in.cjs server.js
//
// STAND_IN_PKI   the folder of `skilld simulate --pki`
// STAND_IN_PORT  the port of `skilld simulate --amazon-port`
//
// Two things change, and no check is left out:
// - The stand-in's signing root is one more of tls.rootCertificates, where the SDK's verifier
//   looks for the roots of signing chains.
// - TLS connections to the hosts below go to the stand-in on this machine. Its certificate must
//   be for the very host, and of its own CA; no public CA counts there, and this CA counts
//   nowhere else.
// On a desk only: with NODE_ENV=production the program does not start.
'use strict';

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const tls = require('node:tls');

const playedHosts = new Set([
  's3.amazonaws.com',
  'api.amazonalexa.com',
  'api.eu.amazonalexa.com',
  'api.fe.amazonalexa.com',
]);

function refuse(why) {
  throw new Error(`trust-stand-in: ${why}`);
}

function setting(name) {
  return process.env[name] || refuse(`${name} is not set`);
}

function readPem(name) {
  const file = path.resolve(setting('STAND_IN_PKI'), name);
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    return refuse(`${file} cannot be read (${error.code}); 'skilld simulate --prepare' makes it`);
  }
}

function readPort() {
  const port = Number(setting('STAND_IN_PORT'));
  if (!Number.isInteger(port) || port < 1 || port > 65535) refuse('STAND_IN_PORT is no port');
  return port;
}

if (process.env.NODE_ENV === 'production') refuse('NODE_ENV is production');
const standIn = { host: '127.0.0.1', port: readPort(), ca: readPem('tls-ca.pem') };
const roots = Object.freeze([...tls.rootCertificates, readPem('signing-root.pem')]);

// The property itself cannot be replaced, so require('tls') gives a view of the module instead.
const trusting = new Proxy(tls, {
  get: (target, name) => (name === 'rootCertificates' ? roots : target[name]),
});
const plainRequire = Module.prototype.require;
Module.prototype.require = function require(id) {
  const found = plainRequire.call(this, id);
  return found === tls ? trusting : found;
};

// What connects through a socket of its own (a proxy's tunnel) stays as it is, and fails.
function isPlayed(options) {
  return options !== null && typeof options === 'object' && !options.socket &&
    Number(options.port) === 443 && playedHosts.has(String(options.host).toLowerCase());
}

// https, fetch and HTTP clients from npm all connect by this function.
const plainConnect = tls.connect;
tls.connect = function connect(options, ...rest) {
  if (!isPlayed(options)) return plainConnect.call(this, options, ...rest);
  const servername = options.servername || options.host;
  return plainConnect.call(this, { ...options, servername, ...standIn }, ...rest);
};
Module.syncBuiltinESMExports();

console.error(`trust-stand-in: Amazon's hosts are played by the stand-in on port ${standIn.port}`);
