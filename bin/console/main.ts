#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { publicPaths } from '#bin/start/public-paths.ts';
import { serveNext } from '#bin/start/serve-next.ts';
import { startSignIn } from '#bin/start/start-sign-in.ts';

// The image's entry for the console: the build lies beside this file. Without a sign-in it listens inside its pod only; whether it
// is well everybody may ask, once it serves.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    'health-port': { type: 'string', default: '8090' },
  },
});
const dir = import.meta.dirname;
const built = z
  .object({ config: z.looseObject({}) })
  .parse(JSON.parse(readFileSync(join(dir, '.next', 'required-server-files.json'), 'utf8')));
// next.config.js is not in the image: Next takes what it has become
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
process.chdir(dir);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => process.exit(0));
}

const signIn = startSignIn(publicPaths(join(dir, 'public')));
const hostname = signIn === undefined ? '127.0.0.1' : '0.0.0.0';
await serveNext({ dir, hostname, signIn, port: Number(values.port), dev: false });
createServer((request, response) => {
  response.writeHead(request.url === '/healthz' ? 200 : 404, { 'content-type': 'text/plain' }).end('ok');
}).listen(Number(values['health-port']), '0.0.0.0');
