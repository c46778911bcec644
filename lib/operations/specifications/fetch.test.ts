import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ConsoleConfig } from '#lib/config/console.ts';
import type { OperationContext } from '../context.ts';
import { fetchSpecification } from './fetch.ts';

let server: Server;
let base: string;

function contextIn(mode: ConsoleConfig['mode']): OperationContext {
  const kube = { list: async () => ({ items: [{ spec: { clusterIPs: ['10.96.0.7'] } }] }) };
  return { config: { mode } as ConsoleConfig, kube: kube as unknown as OperationContext['kube'] };
}

beforeAll(async () => {
  vi.stubEnv('MOORING_MAX_SPEC_BYTES', '1000000');
  server = createServer((request, response) => {
    const target = request.url ?? '';
    if (target.startsWith('/redirect')) {
      const to = new URL(target, base).searchParams.get('to') ?? target;
      response.writeHead(302, { location: to }).end();
    } else if (target === '/spec') {
      response.end('openapi: 3.0.0');
    } else if (target === '/secret') {
      response.end('{"accessKey":"abc"}');
    } else if (target === '/login') {
      response.end('<!DOCTYPE html>\n<html><title>Log in to see openapi.json</title></html>');
    } else if (target === '/huge') {
      response.end(`openapi: ${'x'.repeat(6_000_000)}`);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => vi.unstubAllEnvs());
afterAll(() => new Promise((resolve) => server.close(resolve)));

function fetchIn(mode: ConsoleConfig['mode'], url: string): Promise<unknown> {
  return fetchSpecification(contextIn(mode), { url }).catch((error: Error) => error.message);
}

it('fetches a specification, over redirects too', async () => {
  expect(await fetchIn('sandbox', `${base}/spec`)).toEqual({ url: `${base}/spec`, text: 'openapi: 3.0.0' });
  expect(await fetchIn('laptop', `${base}/redirect?to=/spec`)).toMatchObject({ url: `${base}/spec` });
  const { port } = new URL(base);
  expect(await fetchIn('sandbox', `http://localhost:${port}/spec`)).toMatchObject({ text: 'openapi: 3.0.0' });
});

it('refuses loopback in a cluster, by address and by name', async () => {
  const { port } = new URL(base);
  const refused = / is an address that nothing is downloaded from \(Loopback\)\.$/;
  expect(await fetchIn('cluster', `${base}/spec`)).toMatch(refused);
  expect(await fetchIn('cluster', `http://localhost:${port}/spec`)).toMatch(refused);
  expect(await fetchIn('cluster', `http://2130706433:${port}/spec`)).toMatch(refused);
  expect(await fetchIn('cluster', `http://[::ffff:127.0.0.1]:${port}/spec`)).toMatch(refused);
});

it('refuses the Services of the platform', async () => {
  const refused = / is an address that nothing is downloaded from \(a (?:Service|name) of the platform\)\.$/;
  expect(await fetchIn('cluster', 'http://10.96.0.7:8080/other/svc')).toMatch(refused);
  expect(await fetchIn('cluster', 'http://central-application-gateway.kyma-integration:8080/')).toMatch(
    refused,
  );
});

it.each([
  'http://169.254.169.254/latest/meta-data',
  'http://[::ffff:169.254.169.254]/',
  'http://[fe80::1]/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://100.100.100.200/',
])('never calls %s', async (url) => {
  expect(await fetchIn('sandbox', url)).toMatch(/nothing is downloaded from/);
});

it('checks every redirect', async () => {
  const to = encodeURIComponent('http://169.254.169.254/latest/');
  expect(await fetchIn('sandbox', `${base}/redirect?to=${to}`)).toMatch(/^169\.254\.169\.254 is an address/);
  const file = encodeURIComponent('file:///etc/passwd');
  expect(await fetchIn('sandbox', `${base}/redirect?to=${file}`)).toMatch(/file:\/\/ is not supported/);
  expect(await fetchIn('sandbox', `${base}/redirect`)).toMatch(/more than 10 redirects/);
});

it('hands over nothing but specifications of a bearable size', async () => {
  expect(await fetchIn('sandbox', `${base}/secret`)).toMatch(
    /answers is no OpenAPI, AsyncAPI or OData document/,
  );
  expect(await fetchIn('sandbox', `${base}/huge`)).toMatch(/cannot be read/);
  expect(await fetchIn('sandbox', `${base}/missing`)).toMatch(/answered 404/);
  expect(await fetchIn('sandbox', 'ftp://example.com/spec')).toBe('This is no http or https URL.');
  expect(await fetchIn('sandbox', 'http://me:pw@127.0.0.1/')).toMatch(/must not carry/);
});

it('says that a login page is a web page', async () => {
  expect(await fetchIn('sandbox', `${base}/login`)).toMatch(
    /answers with a web page and no specification\.$/,
  );
});
