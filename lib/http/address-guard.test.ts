import { BlockList } from 'node:net';
import { expect, it } from 'vitest';
import { createAddressGuard } from './address-guard.ts';

function guardOf(allowLoopback: boolean, ownAddress?: string) {
  const own = new BlockList();
  if (ownAddress !== undefined) {
    own.addAddress(ownAddress);
  }
  const ownAddresses = async () => own;
  return createAddressGuard({ allowLoopback, namespace: 'kyma-integration', ownAddresses });
}

function checked(url: string, guard = guardOf(true)): Promise<string> {
  return guard.check(new URL(url)).then(
    () => 'allowed',
    (error: Error) => error.message,
  );
}

it.each([
  'http://central-application-gateway.kyma-integration:8080/other/svc',
  'http://CONNECTOR-service-internal-api.Kyma-Integration.svc:8080/',
  'http://shop-1-2-3.kyma-integration.svc.cluster.local/',
  'http://shop-1-2-3.kyma-integration.svc.cluster.local./',
  'http://shop-1-2-3.kyma-integration。svc。example/',
  'http://10-1-2-3.kyma-integration.pod.cluster.local/',
  'http://a.svc.kyma-integration/',
  'https://kubernetes.default.svc/api',
])('refuses the platform’s own %s', async (url) => {
  expect(await checked(url)).toContain('nothing is downloaded from (a name of the platform)');
});

it.each([
  'https://orders.example.com/spec',
  'http://orders.shop.svc.cluster.local/spec',
  'http://kyma-integration.example.com/',
  'http://mykyma-integration.svc/',
  'http://10.0.0.1/spec',
  'http://127.0.0.1:3000/spec',
])('lets %s through', async (url) => {
  expect(await checked(url)).toBe('allowed');
});

it.each(['http://10.96.0.7/', 'http://[::ffff:10.96.0.7]/', 'http://174063623/'])(
  'refuses the address of a Service of the platform as %s',
  async (url) => {
    expect(await checked(url, guardOf(true, '10.96.0.7'))).toContain('(a Service of the platform)');
    expect(await checked('http://10.96.0.8/', guardOf(true, '10.96.0.7'))).toBe('allowed');
  },
);

it.each(['http://127.0.0.1/', 'http://127.1/', 'http://0x7f.1/', 'http://[::1]/', 'http://[::ffff:7f00:1]/'])(
  'allows the loopback address %s only where told to',
  async (url) => {
    expect(await checked(url, guardOf(false))).toContain('(Loopback');
    expect(await checked(url)).toBe('allowed');
  },
);

it('connects to no address that it has not judged', async () => {
  const found = (allowLoopback: boolean, ownAddress?: string) =>
    new Promise((resolve) =>
      guardOf(allowLoopback, ownAddress).lookup('localhost', { family: 4 }, (error, address) =>
        resolve(error?.message ?? address),
      ),
    );
  expect(await found(true)).toBe('127.0.0.1');
  expect(await found(false)).toBe('localhost is an address that nothing is downloaded from (Loopback)');
  expect(await found(true, '127.0.0.1')).toMatch(/^localhost is an address that nothing/);
});

it('calls nothing while nobody knows the addresses of the platform', async () => {
  const guard = createAddressGuard({
    allowLoopback: true,
    namespace: 'kyma-integration',
    ownAddresses: () => Promise.reject(new Error('no API server')),
  });
  expect(await checked('http://10.0.0.1/', guard)).toBe('no API server');
  const error = await new Promise((resolve) => guard.lookup('localhost', {}, resolve));
  expect(error).toMatchObject({ message: 'no API server' });
});
