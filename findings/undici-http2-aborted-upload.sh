#!/usr/bin/env bash
# What an HTTP/2 server learns of an upload that its client breaks off, where the client is undici.
#
# One would guess: a request that is aborted has its stream reset (RST_STREAM), whatever it was doing; HTTP/1.1, where the connection
#   is closed, and a download over HTTP/2 are so.
# True: an aborted request whose body is a stream that has more to come is forgotten by undici, and the server hears nothing. Its
#   stream stays open until the session ends: after the keep-alive time where nothing else happens, never while other requests go on,
#   and it counts among the streams that the server allows. The body that ends in an error is forgotten in the same way. Only a body
#   that closes without an error before its end, followed or not by the abort, has the stream reset.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node@24.21.0 undici@8.12.4
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost 2>/dev/null

cat >show.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { Readable } from 'node:stream';
import { Agent, request } from 'undici';

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const server = createSecureServer({ key: readFileSync('key.pem'), cert: readFileSync('cert.pem') });
let heard = 'nothing';
server.on('stream', (stream, headers) => {
  stream.on('error', () => undefined).resume();
  if (headers[':path'] === '/other') {
    stream.respond({ ':status': 200 });
    stream.end();
  } else {
    stream.on('close', () => (heard = `reset with code ${stream.rstCode}`));
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `https://localhost:${server.address().port}`;

async function show(name, ask) {
  const dispatcher = new Agent({ allowH2: true, connect: { rejectUnauthorized: false } });
  const abort = new AbortController();
  const body = new Readable({ read: () => undefined }).on('error', () => undefined);
  body.push('first');
  const asked = request(origin, { path: '/', dispatcher, signal: abort.signal, ...ask.options(body) });
  const told = asked.then(() => 'an answer', () => 'an error');
  await later(300);
  heard = 'nothing';
  ask.leave(abort, body);
  const caller = await told;
  for (let at = 0; at < 20; at++) {
    await later(100);
    await request(origin, { path: '/other', dispatcher }).then((answer) => answer.body.dump());
  }
  console.log(`${name}: the caller has ${caller}, the server has heard ${heard}`);
  await dispatcher.destroy();
}

const upload = (body) => ({ method: 'POST', body });
await show('download, aborted', { options: () => ({ method: 'GET' }), leave: (abort) => abort.abort() });
await show('upload, aborted', { options: upload, leave: (abort) => abort.abort() });
await show('upload, body ends in an error', { options: upload, leave: (_, body) => body.destroy(new Error('gone')) });
await show('upload, body closes', { options: upload, leave: (_, body) => body.destroy() });
process.exit();
JS

seen=$(node_modules/.bin/node show.mjs)
expected='download, aborted: the caller has an error, the server has heard reset with code 0
upload, aborted: the caller has an error, the server has heard nothing
upload, body ends in an error: the caller has an error, the server has heard nothing
upload, body closes: the caller has an error, the server has heard reset with code 2'
printf 'node %s, undici 8.12.4\n%s\n' "$(node_modules/.bin/node --version)" "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was\n%s\n' "$expected"; exit 1; }
