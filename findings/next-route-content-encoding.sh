#!/usr/bin/env bash
# What becomes of a route handler's own compression in Next.
#
# One would guess: a route handler says what it answers, body and headers; one that compresses its body and says so by Content-Encoding
#   reaches the browser as it was written. And where it says nothing, Next's own compression, which is on unless `compress` is false,
#   takes its answer as it takes a page.
# True: Content-Encoding (with Content-Length and Transfer-Encoding) is taken out of every answer of a route handler, and its body stays
#   as it is: what arrives is compressed bytes that nobody says are. And the compression of the server, which takes pages, takes no
#   answer of a route: its Content-Type is handed on as a list of one text, of which that does not know whether it pays.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null && npm pkg set type=module
npm install --no-audit --no-fund --silent node@24.21.0 next@16.4.5 react@19.3.1 react-dom@19.3.1
export PATH="$work/node_modules/.bin:$PATH" NEXT_TELEMETRY_DISABLED=1

mkdir -p app/plain app/zipped
cat >app/layout.js <<'JS'
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
JS
cat >app/page.js <<'JS'
export const dynamic = 'force-dynamic';
export default function Page() {
  return <p>{'a page '.repeat(1000)}</p>;
}
JS
cat >app/plain/route.js <<'JS'
export const dynamic = 'force-dynamic';
export const GET = () => Response.json({ text: 'an answer '.repeat(1000) });
JS
cat >app/zipped/route.js <<'JS'
import { gzipSync } from 'node:zlib';
export const dynamic = 'force-dynamic';
export const GET = () =>
  new Response(gzipSync('an answer '.repeat(1000)), {
    headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip', 'x-kept': 'yes' },
  });
JS
next build >build.log 2>&1 || { cat build.log; exit 1; }

cat >show.mjs <<'JS'
import { createServer, get } from 'node:http';
import next from 'next';

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
const app = next({ dev: false, dir: process.cwd(), hostname: '127.0.0.1', port });
const handle = app.getRequestHandler();
await app.prepare();
server.on('request', (request, response) => handle(request, response));

function ask(path) {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': 'gzip' }, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}
const isZipped = (body) => body[0] === 0x1f && body[1] === 0x8b;
for (const path of ['/', '/plain', '/zipped']) {
  const { headers, body } = await ask(path);
  const said = headers['content-encoding'] ?? 'none';
  console.log(`${path}: content-encoding ${said}, the body is ${isZipped(body) ? 'gzip' : 'plain'}, x-kept ${headers['x-kept'] ?? 'none'}`);
}
process.exit(0);
JS
echo "next $(node -p 'require("next/package.json").version'), Node $(node --version)"
node show.mjs | grep '^/' | tee seen
diff - seen <<'SEEN'
/: content-encoding gzip, the body is gzip, x-kept none
/plain: content-encoding none, the body is plain, x-kept none
/zipped: content-encoding none, the body is gzip, x-kept yes
SEEN
