// The skill as a web service. PORT is where it listens, 0 (any free one) unless set. With
// TLS_CERTIFICATE and TLS_KEY, two PEM files, it speaks HTTPS, otherwise plain HTTP.
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';

import adapter from 'ask-sdk-express-adapter';
import express from 'express';

import { skill } from './skill.mjs';

const { PORT = '0', TLS_CERTIFICATE, TLS_KEY } = process.env;

const app = express();
// Both verifiers are on: signatures, and timestamps.
app.post('/', new adapter.ExpressAdapter(skill, true, true).getRequestHandlers());

const server = TLS_CERTIFICATE
  ? https.createServer(
    { cert: fs.readFileSync(TLS_CERTIFICATE), key: fs.readFileSync(TLS_KEY) }, app)
  : http.createServer(app);
server.listen(Number(PORT), '127.0.0.1', () => {
  const scheme = TLS_CERTIFICATE ? 'https' : 'http';
  console.log(`listening on ${scheme}://localhost:${server.address().port}/`);
});
