import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer, type Server } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { createSelfSignedClient } from '#lib/pki/create-self-signed.ts';
import { createAddressGuard } from './address-guard.ts';
import { lookAtCertificate } from './look-at-certificate.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function tlsServer(validityMs: number, now: Date): Promise<string> {
  const { certificatePem: cert, keyPem: key } = await createSelfSignedClient('the-shop', validityMs, now);
  return listen(createServer({ cert, key }));
}

it('reads when a certificate ends that has ended, and who signed it', async () => {
  const address = await tlsServer(1_000, new Date('2020-01-01T00:00:00Z'));
  expect(await lookAtCertificate(address, { timeoutMs: 10_000 })).toEqual({
    endsAt: '2020-01-01T00:00:01Z',
    issuer: 'the-shop',
  });
});

it('says why it sees none', async () => {
  const plain = await listen(createTcpServer((socket) => socket.end('no TLS here')));
  await expect(lookAtCertificate(plain, { timeoutMs: 10_000 })).rejects.toMatchObject({
    code: 'UPSTREAM',
    message: expect.stringContaining(`${plain}: `),
  });
  const silent = await listen(createTcpServer());
  await expect(lookAtCertificate(silent, { timeoutMs: 50 })).rejects.toMatchObject({
    message: `${silent}: it did not answer within 0.05 s.`,
  });
});

it('does not look at what the guard keeps from being called', async () => {
  const address = await tlsServer(1_000, new Date());
  const guard = createAddressGuard({ allowLoopback: false, namespace: 'kyma-integration' });
  await expect(lookAtCertificate(address, { guard, timeoutMs: 10_000 })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const byName = `localhost:${address.split(':')[1]}`;
  await expect(lookAtCertificate(byName, { guard, timeoutMs: 10_000 })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
