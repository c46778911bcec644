import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { createDownloader } from './guarded-fetch.ts';

const servers: Server[] = [];
const seen: { url: string; headers: IncomingHttpHeaders }[] = [];
const downloader = createDownloader({
  guard: createAddressGuard({ allowLoopback: true, namespace: 'kyma-integration' }),
  timeoutMs: 5_000,
  limitBytes: 1_000,
});
let first = '';
let second = '';

async function serve(locations: Record<string, () => string>): Promise<string> {
  const server = createServer((request, answer) => {
    const url = request.url ?? '';
    seen.push({ url, headers: request.headers });
    const location = locations[url]?.();
    answer.writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location }).end(url);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  first = await serve({
    '/there-and-back': () => `${second}/back`,
    '/here': () => '/end',
    '/inside': () => 'http://central-application-gateway.kyma-integration:8080/other/svc',
  });
  second = await serve({ '/back': () => `${first}/end` });
});
afterAll(async () => {
  await downloader.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  seen.length = 0;
});

it('marks each request, whatever an application wants to be sent', async () => {
  const headers = {
    'X-Mooring-Download': '',
    x_mooring_download: 'no',
    Connection: 'x-mooring-download',
    Host: 'other.example',
    'X-Forwarded-Client-Cert': 'Subject="CN=other"',
    'X-Api-Key': 'k',
  };
  await downloader.fetch({ url: new URL('/here', first), headers });
  expect(seen).toHaveLength(2);
  for (const { headers: got } of seen) {
    expect(got).toMatchObject({
      'x-mooring-download': 'for an application',
      host: new URL(first).host,
      'x-api-key': 'k',
    });
    expect(got).not.toHaveProperty('x_mooring_download');
    expect(got).not.toHaveProperty('x-forwarded-client-cert');
    expect(got.connection).toBe('keep-alive');
  }
});

it('has no credentials any more once it was sent elsewhere, back at their origin either', async () => {
  const headers = { authorization: 'Basic abc' };
  const { url, text } = await downloader.fetch({ url: new URL('/there-and-back', first), headers });
  expect([url.href, text]).toEqual([`${first}/end`, '/end']);
  expect(seen.map((request) => [request.url, request.headers.authorization])).toEqual([
    ['/there-and-back', 'Basic abc'],
    ['/back', undefined],
    ['/end', undefined],
  ]);
});

it('judges where it is sent to as it judged where it began', async () => {
  await expect(downloader.fetch({ url: new URL('/inside', first) })).rejects.toThrow(
    'central-application-gateway.kyma-integration is an address that nothing is downloaded from',
  );
});
