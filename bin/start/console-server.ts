import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { z } from 'zod';
import { createCompressedFiles } from '#lib/http/compressed-files.ts';
import { cutStalledReaders } from '#lib/http/cut-stalled-readers.ts';
import { writeHeadersAsText } from '#lib/http/write-headers-as-text.ts';
import { createConsoleAccess } from './console-access.ts';
import { projectRoot } from './project-root.ts';
import { publicPaths } from './public-paths.ts';
import { senderHasLeft } from './sender-has-left.ts';

/**
 * The console's own process, forked by console-process.ts: serves Next on the loopback address, says its port to the
 * parent, and ends with it, however the parent ends.
 */
const options = z
  .object({
    CONSOLE_PORT: z.coerce.number(),
    CONSOLE_DEV: z.enum(['true', 'false']),
    CONSOLE_TOKEN: z.string().min(1).optional(),
  })
  .parse(process.env);
const hostname = '127.0.0.1';
const dev = options.CONSOLE_DEV === 'true';
const access =
  options.CONSOLE_TOKEN === undefined
    ? undefined
    : createConsoleAccess(options.CONSOLE_TOKEN, { openPaths: publicPaths(join(projectRoot, 'public')) });
// what Next and its parts need not know
delete process.env.CONSOLE_TOKEN;

const files = dev ? undefined : createCompressedFiles(join(projectRoot, '.next', 'static'), '/_next/static/');
const server = createServer();
cutStalledReaders(server);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
// Ctrl-C reaches the whole group: the parent decides the order
process.on('SIGINT', () => undefined);

server.on('error', (error) => {
  process.send?.({ error: error.message });
});
server.listen(options.CONSOLE_PORT, hostname, async () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : options.CONSOLE_PORT;
  const app = next({ dev, dir: projectRoot, hostname, port, httpServer: server });
  const handle = app.getRequestHandler();
  const prepared = app.prepare();
  // from the first connection on: who asks while Next still starts is answered when it has, and not never
  server.on('request', async (request, response) => {
    if (access !== undefined && !access.admit(request, response)) {
      return;
    }
    await prepared;
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (!isReading && (await senderHasLeft(request))) {
      response.destroy();
      return;
    }
    if (files?.answer(request, response) === true) {
      return;
    }
    writeHeadersAsText(response);
    handle(request, response).catch(() => response.destroy());
  });
  await prepared;
  process.send?.({ port });
});
