#!/usr/bin/env bash
# What Node's HTTPS server says to a client that sends requests ahead of their answers (HTTP/1.1 pipelining).
#
# One would guess: what `http` answers, `https` answers too; where the answers pile up, the server stops reading until they are taken,
#   and goes on.
# True: it stops reading, but the bytes of the same TLS record batch that are decrypted already still reach the HTTP parser, which has
#   been paused by then. The parser calls that an error (HPE_PAUSED), and the client is refused with 400 "not HTTP" and closed, after a
#   handful of its valid requests. The same requests over plain http are all answered. A listener for 'data' on the connection, even
#   one that is taken off at once, makes Node feed the parser through the stream, which holds its bytes back: then all are answered.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node@24.21.0
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost 2>/dev/null

cat >show.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

const count = 200;
const body = 'y'.repeat(30_000);
const request = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

function answer(incoming, response) {
  incoming.resume().on('end', () => setImmediate(() => response.end('x'.repeat(20_000))));
}

async function show(name, server, connect) {
  let error = 'no error';
  server.on('clientError', (thrown, socket) => {
    error = thrown.code;
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect({ port: server.address().port, host: '127.0.0.1', rejectUnauthorized: false });
  let answers = 0;
  await new Promise((resolve) => {
    socket.on('data', (chunk) => {
      answers += chunk.toString('latin1').split('HTTP/1.1 200').length - 1;
      if (answers === count) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', resolve);
    for (let at = 0; at < count; at++) socket.write(request);
  });
  server.close();
  console.log(`${name}: ${answers === count ? 'all answered' : 'not all answered'}, ${error}`);
}

const tls = { key: readFileSync('key.pem'), cert: readFileSync('cert.pem') };
await show('http', createHttp(answer), connectTcp);
await show('https', createHttps(tls, answer), connectTls);
const touched = createHttps(tls, answer);
touched.on('secureConnection', (socket) => {
  const none = () => undefined;
  socket.on('data', none).off('data', none);
});
await show('https, with a listener for data', touched, connectTls);
JS

seen=$(node_modules/.bin/node show.mjs)
expected='http: all answered, no error
https: not all answered, HPE_PAUSED
https, with a listener for data: all answered, no error'
printf 'node %s\n%s\n' "$(node_modules/.bin/node --version)" "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was\n%s\n' "$expected"; exit 1; }
