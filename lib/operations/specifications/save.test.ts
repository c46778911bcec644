import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConsoleConfig } from '#lib/config/console.ts';
import type { Application } from '#lib/domain/application/application.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { SpecificationReview, StoredSpecification } from '#lib/specifications/stored-specification.ts';
import type { OperationContext } from '../context.ts';
import { readSpecification } from './read.ts';
import { readSpecificationEntry } from './read-entry.ts';
import { readSpecificationText } from './read-text.ts';
import { reviewSpecification } from './review.ts';
import { saveSpecification } from './save.ts';
import { searchSpecification } from './search.ts';

const target = { application: 'shop', serviceId: 'orders', part: 'api' } as const;
const responses = '{"404":{"description":"none"},"200":{"description":"all"}}';
const spec = `{"openapi":"3.0.3","info":{"title":"Orders","version":"1"},"paths":{"/b":{"get":{"responses":${responses}}},"/a":{"get":{"responses":${responses}}}}}`;
const withoutB = spec.replace(`"/b":{"get":{"responses":${responses}}},`, '');

const application: Application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop' },
  spec: {
    services: [
      {
        id: 'orders',
        name: 'orders-1',
        displayName: 'Orders',
        description: 'Short',
        longDescription: 'All',
        providerDisplayName: 'ACME',
        entries: [{ type: 'API', targetUrl: 'https://a.example' }],
      },
    ],
  },
};

let registry: Server;
let context: OperationContext;
let stored: string;
let put: string | undefined;

beforeAll(async () => {
  registry = createServer((request, answer) => {
    if (request.method === 'GET') {
      answer.setHeader('content-type', 'application/json').end(stored);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      put = Buffer.concat(chunks).toString('utf8');
      answer.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((done) => registry.listen(0, '127.0.0.1', done));
  const { port } = registry.address() as AddressInfo;
  context = {
    kube: { get: async () => application } as unknown as KubeClient,
    config: readConsoleConfig({ NODE_ENV: 'test', MOORING_REGISTRY_URL: `http://127.0.0.1:${port}` }),
  };
});

beforeEach(() => {
  put = undefined;
  stored = `{"name":"Orders","description":"All","api":{"targetUrl":"https://a.example","credentials":{"basic":{"username":"********","password":"********"}},"spec":${spec}},"documentation":{"displayName":"d"}}`;
});

afterAll(() => new Promise((done) => registry.close(done)));

async function read(): Promise<StoredSpecification> {
  return JSON.parse(new TextDecoder().decode(await readSpecification(context, target, 'en')));
}

async function review(text: string): Promise<SpecificationReview> {
  return JSON.parse(
    new TextDecoder().decode(await reviewSpecification(context, target, { text, locale: 'en' })),
  );
}

it('reads what is stored in its own order, laid out, with what it says', async () => {
  const found = await read();
  expect(found.text.indexOf('"404"')).toBeLessThan(found.text.indexOf('"200"'));
  expect(found).toMatchObject({ kind: 'openapi', languageVersion: '3.0.3' });
  expect(found.model).toMatchObject({ title: 'Orders', operations: [{ path: '/b' }, { path: '/a' }] });
});

/** The bytes of an answer as text. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

it('reads of a document that is larger than any page should get its list first, then one of it, then its text', async () => {
  const get = { responses: { 200: { description: 'All of it, and more of it. '.repeat(10) } } };
  const paths = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`/${index}`, { get }]));
  const large = JSON.stringify({ openapi: '3.0.3', info: { title: 'Large', version: '1' }, paths });
  expect(large.length).toBeGreaterThan(6_000_000);
  stored = `{"name":"Orders","api":{"spec":${large}}}`;
  const bytes = await readSpecification(context, target, 'en');
  const found: StoredSpecification = JSON.parse(textOf(bytes));
  expect(bytes.length).toBeLessThan(3_000_000);
  const { model, revision } = found;
  const operations = model?.kind === 'openapi' ? model.operations : [];
  expect(operations.at(-1)).toMatchObject({ path: '/9999', at: 9_999, responses: [] });
  const place = { list: 'operations', at: 9_999, revision, locale: 'en' } as const;
  expect(JSON.parse(textOf(await readSpecificationEntry(context, target, place)))).toMatchObject({
    entry: { path: '/9999', responses: [{ status: '200' }] },
  });
  expect(
    JSON.parse(textOf(await searchSpecification(context, target, { text: '/19999', revision }))),
  ).toEqual([19_999]);
  const text = textOf(await readSpecificationText(context, target));
  expect([text.length, JSON.stringify(JSON.parse(text))]).toEqual([found.length, large]);

  stored = stored.replace('"Large"', '"Larger"');
  await expect(readSpecificationEntry(context, target, place)).rejects.toMatchObject({ code: 'CONFLICT' });
});

it('names the first of very many breaking changes, and counts all; of the texts it shows what differs', async () => {
  const get = { responses: { 200: { description: 'All of it, and more of it. '.repeat(10) } } };
  const document = (prefix: string) =>
    JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Large', version: '1' },
      paths: Object.fromEntries(
        Array.from({ length: 8_000 }, (_, index) => [`/${index < 4_000 ? '' : prefix}${index}`, { get }]),
      ),
    });
  stored = `{"name":"Orders","api":{"spec":${document('')}}}`;
  const bytes = await reviewSpecification(context, target, { text: document('x'), locale: 'en' });
  const reviewed: SpecificationReview = JSON.parse(textOf(bytes));
  expect([reviewed.breakingCount, reviewed.breaking.length]).toEqual([4_000, 100]);
  expect(reviewed.isPart).toBe(true);
  expect(reviewed.proposed).toContain('/x4000');
  expect(bytes.length).toBeLessThan(1_500_000);
});

it('names what a change would break, and stores nothing', async () => {
  const reviewed = await review(withoutB);
  expect(reviewed.breaking).toEqual([{ rule: 'path-removed', place: '/b', message: 'The path /b is gone.' }]);
  expect(reviewed.breakingCount).toBe(1);
  expect(reviewed.stored).toContain('"/b": {');
  expect(reviewed.proposed).not.toContain('"/b": {');
  expect(put).toBeUndefined();
});

it('stores the text as it was written, and sends back all else as it was', async () => {
  const { revision } = await review(withoutB);
  await saveSpecification(context, target, { text: withoutB, revision });
  expect(put).toBe(
    `{"name":"Orders","description":"All","api":{"targetUrl":"https://a.example","credentials":{"basic":{"username":"********","password":"********"}},"spec":${withoutB}},"documentation":{"displayName":"d"},"shortDescription":"Short"}`,
  );
});

it('takes YAML', async () => {
  const { revision } = await read();
  const text = 'openapi: 3.0.3\ninfo: {title: t, version: "1"}\npaths: {}\n';
  await saveSpecification(context, target, { text, revision });
  expect(put).toContain('"spec":{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{}}');
});

it('stores nothing over what somebody else has stored meanwhile', async () => {
  const { revision } = await read();
  stored = stored.replace('"/a"', '"/c"');
  await expect(saveSpecification(context, target, { text: withoutB, revision })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(put).toBeUndefined();
});

it.each([
  ['broken text', '{', 'UNPROCESSABLE'],
  ['a text that is no specification', '{"a":1}', 'UNPROCESSABLE'],
  [
    'a specification of events for an API',
    '{"asyncapi":"2.0.0","info":{"title":"t","version":"1"},"channels":{}}',
    'INVALID',
  ],
  [
    'OData',
    '<edmx:Edmx xmlns:edmx="x" Version="4.0"><edmx:DataServices><Schema Namespace="S"/></edmx:DataServices></edmx:Edmx>',
    'INVALID',
  ],
])('refuses %s', async (_what, text, code) => {
  const { revision } = await read();
  await expect(saveSpecification(context, target, { text, revision })).rejects.toMatchObject({ code });
  expect(put).toBeUndefined();
});

it('has the registry read again what it reads from an address', async () => {
  stored = '{"name":"Prices","api":{"targetUrl":"https://a.example","apiType":"odata","spec":"<edmx/>"}}';
  const { revision, text } = await read();
  expect(text).toBe('<edmx/>');
  await saveSpecification(context, target, { revision });
  expect(put).toContain('"api":{"targetUrl":"https://a.example","apiType":"odata"}');
});

it('says that a service has no such part', async () => {
  await expect(readSpecification(context, { ...target, part: 'events' }, 'en')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
