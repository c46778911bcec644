import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { createCompressedFiles } from '#lib/http/compressed-files.ts';
import { cutStalledReaders } from '#lib/http/cut-stalled-readers.ts';
import { writeHeadersAsText } from '#lib/http/write-headers-as-text.ts';
import type { ConsoleAccess } from './console-access.ts';
import { senderHasLeft } from './sender-has-left.ts';

export interface ServeNextOptions {
  /** Folder of the build. */
  dir: string;
  hostname: string;
  /** 0 takes any free one. */
  port: number;
  /** From the sources, with reload. */
  dev: boolean;
  /** Who is let in; without it everybody. */
  access?: ConsoleAccess | undefined;
}

/**
 * Serves the console in this process until it ends.
 * @returns its port, once it answers.
 * @throws Error of the socket where the port cannot be had.
 */
export async function serveNext({ dir, hostname, port, dev, access }: ServeNextOptions): Promise<number> {
  const files = dev ? undefined : createCompressedFiles(join(dir, '.next', 'static'), '/_next/static/');
  const server = createServer();
  cutStalledReaders(server);
  server.listen(port, hostname);
  await once(server, 'listening');
  const address = server.address();
  const taken = address !== null && typeof address === 'object' ? address.port : port;
  const app = next({ dev, dir, hostname, port: taken, httpServer: server });
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
  return taken;
}
