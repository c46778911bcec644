import { randomUUID } from 'node:crypto';
import type { Endpoints } from '#bin/start/home.ts';
import { consoleClient } from '#e2e/fixtures/console-client.ts';
import { consoleCookieHeader } from '#e2e/fixtures/console-session.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';

const rows = { view: 'application-rows', query: { sort: 'name' } };

/** What is asked as a browser asks, with the way in which the answer travels. */
async function post(
  endpoints: Endpoints,
  path: string,
  body: unknown,
): Promise<{ encoding: string | null; answer: Response }> {
  const base = endpoints.console ?? '';
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-encoding': 'gzip',
      origin: base,
      cookie: await consoleCookieHeader(endpoints),
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return { encoding: answer.headers.get('content-encoding'), answer };
}

test('answers of views travel compressed', async ({ endpoints }) => {
  const { encoding, answer } = await post(endpoints, '/api/views', { views: [rows] });
  expect(encoding).toBe('gzip');
  expect(await answer.json()).toMatchObject({ results: [expect.anything()] });
});

test('changes of views, and what a secret stands in, travel as they are', async ({ endpoints }) => {
  const console = consoleClient(endpoints);
  await console.post('/api/applications', { name: 'answers-plain' });
  const stream = await post(endpoints, '/api/views/stream', { page: randomUUID(), views: [rows] });
  expect(stream.encoding).toBeNull();
  await stream.answer.body?.cancel();

  const token = await post(endpoints, '/api/applications/answers-plain/token', {});
  expect(token.encoding).toBeNull();
  expect(await token.answer.json()).toMatchObject({ application: 'answers-plain' });
});
