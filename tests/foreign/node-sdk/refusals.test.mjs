// That the SDK's own verifiers judge what the stand-in's root signs, and refuse all else. Runs with
// trust-stand-in.cjs preloaded, as the skill at SKILL_URL does, and takes the stand-in's port for a
// certificate host of its own. FOREIGN_PKI is a folder like STAND_IN_PKI, with other keys.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { after, before, test } from 'node:test';

const { FOREIGN_PKI, SKILL_URL, STAND_IN_PKI, STAND_IN_PORT, TRUST_STAND_IN } = process.env;
const applicationId = 'amzn1.ask.skill.22222222-3333-4444-8555-666666666666';
const files = 'https://s3.amazonaws.com/echo.api';
const ours = readPki(STAND_IN_PKI);
const foreign = readPki(FOREIGN_PKI);

function readPki(folder) {
  const read = (name) => fs.readFileSync(`${folder}/${name}`, 'utf8');
  return {
    ca: read('tls-ca.pem'),
    chain: read('signing-chain.pem'),
    key: read('signing.key'),
    tls: { cert: read('tls.pem'), key: read('tls.key') },
  };
}

// Every file is our chain, except those with "foreign" in their names. No connection is used
// twice, so that each download sees the certificate of its time.
const certificateHost = https.createServer(ours.tls, (request, response) => {
  response.setHeader('Connection', 'close');
  response.end(request.url.includes('foreign') ? foreign.chain : ours.chain);
});
before(() => new Promise((done) => {
  certificateHost.listen(Number(STAND_IN_PORT), '127.0.0.1', done);
}));
after(() => certificateHost.close());

function sessionEnded({ age = 0, application = applicationId } = {}) {
  const user = { userId: 'amzn1.ask.account.REFUSALS' };
  const id = { applicationId: application };
  return JSON.stringify({
    version: '1.0',
    session: { new: true, sessionId: 'amzn1.echo-api.session.1', application: id, user },
    context: { System: { application: id, user, apiEndpoint: 'https://api.amazonalexa.com' } },
    request: {
      type: 'SessionEndedRequest',
      requestId: 'amzn1.echo-api.request.1',
      timestamp: new Date(Date.now() - age * 1000).toISOString(),
      locale: 'en-US',
      reason: 'USER_INITIATED',
    },
  });
}

const signature = (body, key, digest = 'RSA-SHA256') =>
  crypto.sign(digest, Buffer.from(body), key).toString('base64');

function signed(body, { key = ours.key, url = `${files}/refusals.pem` } = {}) {
  return { SignatureCertChainUrl: url, 'Signature-256': signature(body, key) };
}

function post(body, headers) {
  const client = SKILL_URL.startsWith('https:') ? https : http;
  const options = {
    method: 'POST', ca: ours.ca, agent: false,
    headers: { ...headers, 'Content-Type': 'application/json;charset=UTF-8' },
  };
  return new Promise((resolve, reject) => {
    client.request(SKILL_URL, options, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, text });
    }).on('error', reject).end(body);
  });
}

async function refused(body, headers, why, status = 400) {
  const answer = await post(body, headers);
  assert.equal(answer.status, status, answer.text);
  assert.match(answer.text, why);
}

test('a request that the stand-in signs is answered', async () => {
  const body = sessionEnded();
  const answer = await post(body, signed(body));
  assert.equal(answer.status, 200, answer.text);
  assert.equal(JSON.parse(answer.text).version, '1.0');
});

test('without signature headers', () => refused(sessionEnded(), {}, /Missing Certificate/));

test('with the legacy signature only', () => {
  const body = sessionEnded();
  const headers = { SignatureCertChainUrl: `${files}/refusals.pem`,
    Signature: signature(body, ours.key, 'RSA-SHA1') };
  return refused(body, headers, /Missing Signature/);
});

test('with the SHA-1 signature in the place of the SHA-256 one', () => {
  const body = sessionEnded();
  const headers = { ...signed(body), 'Signature-256': signature(body, ours.key, 'RSA-SHA1') };
  return refused(body, headers, /does not match/);
});

test('altered by one space', () => {
  const body = sessionEnded();
  return refused(`${body} `, signed(body), /does not match/);
});

test('signed with a key that is not the certificate\'s', () => {
  const body = sessionEnded();
  return refused(body, signed(body, { key: foreign.key }), /does not match/);
});

// It has the name of our root, and another key.
test('with a chain to another root', () => {
  const body = sessionEnded();
  return refused(body, signed(body, { key: foreign.key, url: `${files}/foreign.pem` }),
    /Certificate signature is invalid/);
});

test('with a chain at another host', () => {
  const body = sessionEnded();
  return refused(body, signed(body, { url: 'https://localhost/echo.api/refusals.pem' }),
    /invalid host name/);
});

test('with a chain at another path', () => {
  const body = sessionEnded();
  return refused(body, signed(body, { url: 'https://s3.amazonaws.com/other/refusals.pem' }),
    /invalid path/);
});

test('151 seconds old', () => {
  const body = sessionEnded({ age: 151 });
  return refused(body, signed(body), /Timestamp verification failed/);
});

test('for another skill', () => {
  const application = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000';
  const body = sessionEnded({ application });
  return refused(body, signed(body), /Skill ID verification failed/, 500);
});

test('when the certificate host shows a certificate of another CA', async () => {
  certificateHost.setSecureContext(foreign.tls);
  const body = sessionEnded();
  const headers = signed(body, { url: `${files}/unseen.pem` });
  await refused(body, headers, /unable to verify the first certificate/);
  certificateHost.setSecureContext(ours.tls);
  const answer = await post(body, headers);
  assert.equal(answer.status, 200, answer.text);
});

test('the stand-in\'s CA counts for no other host', async () => {
  const failure = await fetch(`https://localhost:${STAND_IN_PORT}/`).catch((error) => error);
  assert.equal(failure.cause?.code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  const played = await fetch('https://api.eu.amazonalexa.com/');
  assert.equal(played.status, 200);
});

for (const [name, variables, why] of [
  ['in production', { NODE_ENV: 'production' }, /NODE_ENV is production/],
  ['without the folder', { STAND_IN_PKI: '' }, /STAND_IN_PKI is not set/],
  ['with an empty folder', { STAND_IN_PKI: `${STAND_IN_PKI}/none` }, /cannot be read \(ENOENT\)/],
  ['with a port that is none', { STAND_IN_PORT: '70000' }, /STAND_IN_PORT is no port/],
]) {
  test(`nothing starts ${name}`, () => {
    const env = { ...process.env, ...variables };
    const run = spawnSync(process.execPath, ['--require', TRUST_STAND_IN, '-e', '0'], { env });
    assert.notEqual(run.status, 0);
    assert.match(String(run.stderr), why);
  });
}
