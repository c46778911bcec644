import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConsoleConfig } from '#lib/config/console.ts';
import type { OperationContext } from '../context.ts';
import { signCertificate } from './sign.ts';

let server: Server;
let context: OperationContext;
let calls: string[];

beforeEach(async () => {
  calls = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    calls.push(`${request.method} ${request.url} ${body}`);
    if (request.url?.endsWith('token=used') === true) {
      response.writeHead(403).end('{"code":403,"error":"Invalid token."}');
    } else if (request.method === 'GET') {
      const csrUrl = 'https://elsewhere.example/v1/applications/certificates?token=second==';
      const api = { metadataUrl: 'm', eventsUrl: 'e', infoUrl: 'i' };
      response.end(JSON.stringify({ csrUrl, api, certificate: {} }));
    } else {
      const [crt, caCrt] = ['chain', 'ca'].map((text) => Buffer.from(text).toString('base64'));
      response.writeHead(201).end(JSON.stringify({ crt, clientCrt: crt, caCrt }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connectorExternalUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = {
    config: { connectorExternalUrl } as ConsoleConfig,
    kube: {} as OperationContext['kube'],
  };
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

it('asks for the info, then for the certificate, always at the configured connector', async () => {
  const tokenUrl = 'https://anywhere.example/info?token=first==';
  expect(await signCertificate(context, { tokenUrl, csr: 'PEM' })).toEqual({
    chainPem: 'chain',
    caPem: 'ca',
    urls: { metadataUrl: 'm', eventsUrl: 'e', infoUrl: 'i' },
  });
  expect(calls).toEqual([
    'GET /v1/applications/signingRequests/info?token=first== ',
    'POST /v1/applications/certificates?token=second== {"csr":"UEVN"}',
  ]);
});

it('repeats what the connector says about a used token', async () => {
  await expect(signCertificate(context, { tokenUrl: 'x?token=used', csr: 'PEM' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: 'Invalid token.',
  });
});

it('refuses a URL without a token', async () => {
  const asked = signCertificate(context, { tokenUrl: 'http://127.0.0.1/', csr: 'PEM' });
  await expect(asked).rejects.toThrow('The URL carries no token.');
  expect(calls).toEqual([]);
});
