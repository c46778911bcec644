import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startMooring } from '#testing/start-mooring.ts';

test('who asks while the console still starts is answered once it has', async () => {
  const port = await freePort();
  const starting = startMooring({ port, openConsole: true });
  try {
    const answer = await firstAnswer(`http://127.0.0.1:${port}/api/alive`);
    expect(answer.status).toBe(204);
  } finally {
    const mooring = await starting;
    await mooring.stop();
  }
});

/** What is said to the first request that finds somebody to take it. */
async function firstAnswer(url: string): Promise<Response> {
  const isOver = AbortSignal.timeout(60_000);
  for (;;) {
    try {
      return await fetch(url, { signal: isOver });
    } catch (error) {
      isOver.throwIfAborted();
      if (!(error instanceof TypeError)) {
        throw error;
      }
      await delay(5);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
