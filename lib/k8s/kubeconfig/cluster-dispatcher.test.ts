import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { createTestAuthority } from '#testing/test-authority.ts';
import { createClusterDispatcher } from './cluster-dispatcher.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) {
    await close();
  }
});

it('speaks HTTP/1.1 with an API server that has HTTP/2', async () => {
  const authority = await createTestAuthority('cluster');
  const server = createSecureServer(
    { ...(await authority.issue(['127.0.0.1'])), allowHTTP1: true },
    (incoming, outgoing) => outgoing.end(incoming.httpVersion),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => server.close());
  const tls = { ca: authority.ca, cert: undefined, key: undefined, serverName: undefined, insecure: false };
  const dispatcher = createClusterDispatcher(tls, undefined);
  closing.push(() => dispatcher.close());
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { body } = await request(url, { dispatcher });

  expect(await body.text()).toBe('1.1');
});
