import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { inEnglish } from '#lib/texts/english.ts';
import { callGateway } from './call-gateway.ts';

const servers: Server[] = [];

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer ?? (() => undefined));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const service = new URL('http://shop-1.kyma-integration.svc.cluster.local');

test('sends the call to the gateway under the host name of the service', async () => {
  const address = await serve((request, response) => {
    response.setHeader('set-cookie', 'session=1');
    response.end(JSON.stringify({ host: request.headers.host, url: request.url }));
  });
  const { request, response, failure } = await callGateway(service, '/orders?x=1', address);
  expect(failure).toBeUndefined();
  expect(request).toMatchObject({
    url: 'http://shop-1.kyma-integration.svc.cluster.local/orders?x=1',
    sentTo: `${address}/orders?x=1`,
  });
  expect(JSON.parse(response?.body ?? '')).toEqual({ host: service.host, url: '/orders?x=1' });
  expect(response?.headers['set-cookie']).toBeUndefined();
});

test('keeps the path of a GATEWAY_URL that has one', async () => {
  const address = await serve((request, response) => response.end(request.url));
  const { response } = await callGateway(new URL('http://gateway:8080/shop/orders'), '/1', address);
  expect(response?.body).toBe('/shop/orders/1');
});

test('shows a redirect and does not follow it', async () => {
  const address = await serve((_request, response) => {
    response.writeHead(302, { location: 'http://elsewhere.example/' }).end();
  });
  const { response } = await callGateway(service, '', address);
  expect(response).toMatchObject({ status: 302, headers: { location: 'http://elsewhere.example/' } });
});

test('cuts a long body', async () => {
  const address = await serve((_request, response) => response.end('x'.repeat(300_000)));
  const { response } = await callGateway(service, '/', address);
  expect(response?.truncated).toBe(true);
  expect(response?.body).toHaveLength(64 * 1024);
});

test('says why there is no answer', async () => {
  const { response, failure } = await callGateway(service, '/', 'http://127.0.0.1:1');
  expect(response).toBeUndefined();
  expect(inEnglish(failure?.message ?? '')).toContain('did not get through');
  expect(inEnglish(failure?.hint ?? '')).toContain('127.0.0.1:1');
});
