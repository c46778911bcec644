import { afterEach, expect, it } from 'vitest';
import { recordAnnotations } from '#lib/domain/application/certificate-record.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { playModel } from '#testing/play-model.ts';

function object(kind: string, name: string, namespace?: string, more: object = {}): KubeObject {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return { apiVersion: 'v1', kind, metadata, ...more };
}

function application(name: string): KubeObject {
  const service = { id: `id-${name}`, name: `${name}-orders`, displayName: 'Orders API', description: '' };
  return {
    ...object('Application', name),
    metadata: { name, uid: `uid-${name}` },
    spec: { services: [{ ...service, providerDisplayName: '', entries: [{ type: 'API' }] }] },
  } as KubeObject;
}

const usage = (workload: string) =>
  object('ServiceBindingUsage', `of-${workload}`, 'east', {
    spec: { serviceBindingRef: { name: 'orders' }, usedBy: { kind: 'deployment', name: workload } },
  });

function cluster() {
  return playModel({
    namespaces: ['east', 'west', 'kube-system'].map((name) => object('Namespace', name)),
    applications: ['shop', 'crm'].map(application),
    applicationmappings: [
      object('ApplicationMapping', 'shop', 'east', { spec: { services: [{ id: 'id-shop' }] } }),
    ],
    serviceclasses: [
      object('ServiceClass', 'id-shop', 'east', {
        spec: { externalName: 'shop-orders', externalID: 'id-shop', description: '' },
      }),
    ],
    serviceinstances: [
      object('ServiceInstance', 'orders', 'east', { spec: { serviceClassExternalName: 'shop-orders' } }),
    ],
    servicebindings: [
      object('ServiceBinding', 'orders', 'east', { spec: { instanceRef: { name: 'orders' } } }),
    ],
    servicebindingusages: [usage('web'), usage('api')],
    deployments: ['api', 'web'].map((name) => object('Deployment', name, 'east', { spec: {} })),
  });
}

let played = playModel();
afterEach(() => played.stop());

it('follows one connection as far as the cluster has it, and prefers the usage that was made last', async () => {
  played = cluster();
  const { chain, allowances, namespaceNames } = await played.read('connect-chain', { application: 'shop' });
  expect(chain).toMatchObject({
    service: { id: 'id-shop' },
    namespace: 'east',
    allowed: true,
    inCatalog: true,
    binding: 'orders',
  });
  expect(allowances).toEqual([{ id: 'east', allowance: { mode: 'some', services: ['id-shop'] } }]);
  expect(namespaceNames).toEqual(['east', 'west']);
  const asked = { application: 'shop', usage: 'of-web' };
  expect((await played.read('connect-chain', asked)).chain.usage?.name).toBe('of-web');
});

it('sends what the steps show, and nothing else of the objects', async () => {
  const entry = {
    type: 'API',
    targetUrl: 'https://shop.example',
    gatewayUrl: 'http://gateway',
    accessLabel: 'a',
  };
  const given = {
    id: 'id',
    name: 'orders',
    displayName: 'Orders',
    description: 'All',
    providerDisplayName: 'ACME',
  };
  played = playModel({
    applications: [
      {
        ...object('Application', 'shop'),
        metadata: {
          name: 'shop',
          uid: 'u',
          labels: { team: 'red' },
          annotations: {
            ...recordAnnotations({ issuedAt: '2026-01-01', expiresAt: '2027-01-01', fingerprint: 'f' }),
            note: 'of somebody',
          },
        },
        spec: { description: 'A shop', services: [{ ...given, tags: ['x'], entries: [entry] }] },
        status: { installationStatus: { status: 'failed', description: 'no room' } },
      } as KubeObject,
    ],
  });
  const service = {
    ...{ id: 'id', displayName: 'Orders', description: 'All' },
    ...{ parts: ['API'], targetUrl: 'https://shop.example' },
  };
  const { chain } = await played.read('connect-chain', { application: 'shop' });
  expect(chain).toEqual({
    application: {
      ...{ name: 'shop', setUp: 'failed', failure: 'no room', services: [service] },
      certificate: { issuedAt: '2026-01-01', expiresAt: '2027-01-01' },
    },
    service,
    ...{ allowed: false, inCatalog: false },
  });
});

it('sends of a usage what becomes of its workload', async () => {
  played = cluster();
  const { usage: shown } = (await played.read('connect-chain', { application: 'shop', usage: 'of-web' }))
    .chain;
  expect(shown).toEqual({ name: 'of-web', workload: 'web', envPrefix: '', health: 'busy' });
});

it('says what is not there: an Application, a namespace', async () => {
  played = cluster();
  const gone = await played.read('connect-chain', { application: 'nobody', namespace: 'north' });
  expect(gone.chain).toMatchObject({ application: undefined, goneNamespace: 'north', namespace: undefined });
  expect(gone.allowances).toEqual([]);
});

it('shows nothing of what its viewer may not list', async () => {
  played = cluster();
  const nobody = { locale: 'en' as const, scope: 'none', mayList: () => false };
  const { chain, namespaceNames } = await played.read('connect-chain', { application: 'shop' }, nobody);
  expect([chain.application, namespaceNames]).toEqual([undefined, []]);
  expect((await played.read('connect-names', { text: 'shop' }, nobody)).isTaken).toBe(false);
});

it('knows which names are taken, and what workloads are bound to', async () => {
  played = cluster();
  expect(await played.read('connect-names', { text: 'shop' })).toEqual({
    total: 2,
    names: ['crm', 'shop'],
    isTaken: true,
  });
  const workloads = await played.read('connect-workloads', { application: 'shop', namespace: 'east' });
  expect(workloads.deployments).toEqual([
    { id: 'api', services: ['shop-orders'] },
    { id: 'web', services: ['shop-orders'] },
  ]);
});

it('lists certificates, and which of them were revoked', async () => {
  const certificate = (fingerprint: string) => ({
    ...{ fingerprint, serialNumber: '1', subject: 'CN=shop', keyAlgorithm: 'RSA 2048' },
    ...{ issuedAt: '2026-01-01T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z' },
  });
  played = playModel({
    applications: [application('shop')],
    issuedcertificates: [
      object('ConfigMap', 'shop-issued-certificates', 'kyma-integration', {
        application: 'shop',
        certificates: [certificate('b'), certificate('a')],
      }),
    ],
    revokedcertificates: [object('ConfigMap', 'revocations', 'kyma-integration', { keys: ['a', 'x'] })],
  });
  const answer = await played.read('certificate-list', { application: 'shop' });
  expect(answer.certificates.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(answer).toMatchObject({ revoked: ['a'], applicationUid: 'uid-shop' });
  expect((await played.read('certificate-list', { application: 'crm' })).certificates).toEqual([]);
});

it('lists the open tokens of an Application, and why its last request was refused', async () => {
  const token = (secretName: string, application: string) =>
    object('Secret', secretName, 'kyma-integration', {
      token: {
        ...{ id: 'k7', secretName, kind: 'application', step: 'info', application },
        createdAt: '1',
        expiresAt: '2',
      },
    });
  const status = { state: 'Error', error: 'no such tenant' };
  played = playModel({
    connectiontokens: [token('one', 'shop'), token('two', 'crm')],
    tokenrequests: [object('TokenRequest', 'shop', 'east', { status })],
  });
  expect(await played.read('token-list', { application: 'shop' })).toEqual({
    tokens: [{ id: 'k7', secretName: 'one', step: 'info', createdAt: '1', expiresAt: '2' }],
    refusal: 'no such tenant',
  });
  expect((await played.read('token-list', { application: 'crm' })).refusal).toBeUndefined();
});
