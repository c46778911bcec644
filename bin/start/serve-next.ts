import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { createCompressedFiles } from '#lib/http/compressed-files.ts';
import { cutStalledReaders } from '#lib/http/cut-stalled-readers.ts';
import { writeHeadersAsText } from '#lib/http/write-headers-as-text.ts';
import type { SignInGate } from '#lib/sign-in/sign-in-gate.ts';
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
  /** Where people sign in. */
  signIn?: SignInGate | undefined;
}

/**
 * Serves the console in this process until it ends.
 * @returns its port, once it answers.
 * @throws Error of the socket where the port cannot be had.
 */
export async function serveNext(options: ServeNextOptions): Promise<number> {
  const { dir, hostname, port, dev, access, signIn } = options;
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

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
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
  }

  // from the first connection on: who asks while Next still starts is answered when it has, and not never
  server.on('request', (request, response) => {
    if (access !== undefined && !access.admit(request, response)) {
      return;
    }
    if (signIn === undefined) {
      void answer(request, response);
    } else {
      void signIn.serve(request, response, () => answer(request, response));
    }
  });
  await prepared;
  return taken;
}
