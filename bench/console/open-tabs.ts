import { randomUUID } from 'node:crypto';
import type { Endpoints } from '#bin/start/home.ts';
import { consoleCookieHeader } from '#e2e/fixtures/console-session.ts';

/** Opens as many streams as tabs would that show the list; returns the way to end them. */
export async function openTabs(endpoints: Endpoints, count: number): Promise<() => void> {
  const cookie = await consoleCookieHeader(endpoints);
  const abort = new AbortController();
  await Promise.all(
    Array.from({ length: count }, async () => {
      const answer = await fetch(new URL('/api/views/stream', endpoints.console ?? ''), {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({
          page: randomUUID(),
          views: [{ view: 'application-rows', query: { sort: 'name' } }],
        }),
        signal: abort.signal,
      });
      if (!answer.ok) {
        throw new Error(`a tab's stream was answered ${answer.status}: ${await answer.text()}`);
      }
      void drain(answer);
    }),
  );
  return () => abort.abort();
}

async function drain(answer: Response): Promise<void> {
  try {
    for await (const _ of answer.body as unknown as AsyncIterable<Uint8Array>) {
      // read, as a browser would
    }
  } catch {
    // it was ended from here
  }
}
