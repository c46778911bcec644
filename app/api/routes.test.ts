import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';

// a request that gets past its check is not to reach anything
vi.mock('#lib/operations/create-context.ts', () => {
  const context = () => new Proxy({}, { get: () => reached() });
  return { operationContext: context, consoleContext: context };
});

function reached(): never {
  throw new Error('the operation was reached');
}

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Every route whose address names something, with its methods. */
const routes = globSync(join(import.meta.dirname, '**/route.ts'))
  .map((file) => relative(import.meta.dirname, file))
  .filter((file) => file.includes('['));

const valid: Record<string, string> = {
  name: 'shop',
  application: 'shop',
  namespace: 'default',
  kind: 'applications',
  id: 'a-1',
  part: 'api',
};

const misleading = [
  '..',
  '.',
  '../other',
  '..%2fother',
  '%2e%2e',
  'a/b',
  'a\\b',
  'a?b',
  'a#b',
  'a b',
  'a\nb',
  'ä',
  '',
];

beforeAll(() => {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  (globalThis as { mooringConsoleLog?: unknown }).mooringConsoleLog = silent;
});

it('finds the routes', () => expect(routes.length).toBeGreaterThan(10));

describe.each(routes)('%s', (file) => {
  const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);

  it.each(names)('refuses a %s that leads elsewhere, with a sentence', async (name) => {
    const handlers = (await import(join(import.meta.dirname, file))) as Record<string, Handler>;
    for (const [method, handle] of Object.entries(handlers).filter(([each]) => /^[A-Z]+$/.test(each))) {
      for (const value of misleading) {
        const params = Object.fromEntries(names.map((each) => [each, valid[each] ?? '']));
        const request = new Request('http://127.0.0.1/', {
          method,
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        const answer = await handle(request, { params: Promise.resolve({ ...params, [name]: value }) });
        expect([method, value, answer.status]).toEqual([method, value, 400]);
        const { error } = (await answer.json()) as { error: { code: string; message: string } };
        expect(error.message).toMatch(
          new RegExp(`^The address is not valid\\. .*${name}: (A|An|The) .+\\.$`),
        );
      }
    }
  });
});
