import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import {
  type EchoBackend,
  newAuthority,
  putAuthority,
  type RunningEdge,
  startEchoBackend,
  startEdge,
} from '#testing/start-edge.ts';

/** Callers that leave in the midst of what they send or get: more of them than there are connections to a service behind. */
let api: TestApi;
let backend: EchoBackend;
let edge: RunningEdge;
let shop: string;
const count = 300;

beforeAll(async () => {
  api = await startTestApi();
  shop = `shop-${api.id}`;
  backend = await startEchoBackend();
  const ca = await newAuthority();
  await putAuthority(api, { 'ca.crt': ca.certificatePem, 'ca.key': ca.keyPem });
  edge = await startEdge(api, backend.url);
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: shop },
    spec: {},
  });
  await eventually(async () => ((await status()) === 404 ? undefined : true));
});
afterAll(async () => {
  await edge?.stop();
  backend?.stop();
  await api?.stop();
});

const certificate = () => ({ 'X-Forwarded-Client-Cert': `Hash=ab;Subject="CN=${shop}"` });

async function status(): Promise<number> {
  return (await callUrl(`${edge.forwarded}/${shop}/v1/metadata`, { headers: certificate() })).status;
}

async function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(edge.forwarded).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

it.each([
  [
    'uploads with a length',
    'POST',
    'metadata/services',
    `Content-Length: 1000000\r\n\r\n${'x'.repeat(1_000)}`,
  ],
  ['chunked uploads', 'POST', 'metadata/services', `Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n`],
  ['endless answers', 'GET', 'metadata/endless', '\r\n'],
])('%s that are left do not hurt others', async (_, method, path, rest) => {
  const head = Object.entries({ Host: 'localhost', ...certificate() }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const callers = await Promise.all(Array.from({ length: count }, connected));
  for (const caller of callers) {
    caller.write(`${method} /${shop}/v1/${path} HTTP/1.1\r\n${head.join('')}${rest}`);
  }
  // the listener has read what was sent before it answers this
  expect((await callUrl(`${edge.health}/v1/health`)).status).toBe(200);
  for (const caller of callers) {
    caller.destroy();
  }
  await eventually(async () => ((await status()) === 201 ? true : undefined), 10_000);
});
