import { describe, expect } from 'vitest';
import { at, text } from './document.ts';
import { eventually, it, ok, resourceVersion } from './scratch.ts';
import { api } from './target.ts';

const services = (namespace: string) => `/api/v1/namespaces/${namespace}/services`;
const secrets = (namespace: string) => `/api/v1/namespaces/${namespace}/secrets`;
const service = (name: string, spec: Record<string, unknown>) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec,
});
const secret = (name: string, rest: Record<string, unknown>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  ...rest,
});

describe('services', () => {
  it('get a cluster address and defaults', async ({ namespace }) => {
    const created = ok(
      await api.post(services(namespace), service('a', { ports: [{ port: 80 }], selector: { app: 'a' } })),
    );
    expect(created).toMatchObject({
      spec: {
        type: 'ClusterIP',
        sessionAffinity: 'None',
        clusterIP: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
        ports: [{ protocol: 'TCP', port: 80, targetPort: 80 }],
      },
      status: { loadBalancer: {} },
    });
    const other = ok(await api.post(services(namespace), service('b', { ports: [{ port: 80 }] })));
    expect(at(other, 'spec.clusterIP')).not.toBe(at(created, 'spec.clusterIP'));
  });

  it('keep their address over an update', async ({ namespace }) => {
    const created = ok(await api.post(services(namespace), service('a', { ports: [{ port: 80 }] })));
    const changed = service('a', { ports: [{ port: 81 }], clusterIP: text(created, 'spec.clusterIP') });
    const metadata = { name: 'a', resourceVersion: resourceVersion(created) };
    const updated = ok(await api.put(`${services(namespace)}/a`, { ...changed, metadata }));
    expect(at(updated, 'spec.clusterIP')).toBe(at(created, 'spec.clusterIP'));
    const moved = { spec: { clusterIP: '10.96.255.254' } };
    expect(await api.patch(`${services(namespace)}/a`, 'merge-patch', moved)).toMatchObject({
      status: 422,
      body: {
        message: expect.stringContaining('Invalid value'),
        details: { causes: [{ reason: 'FieldValueInvalid' }] },
      },
    });
  });

  it('can be without an address', async ({ namespace }) => {
    const headless = ok(
      await api.post(services(namespace), service('a', { clusterIP: 'None', ports: [{ port: 80 }] })),
    );
    expect(at(headless, 'spec.clusterIP')).toBe('None');
    const external = ok(
      await api.post(
        services(namespace),
        service('b', { type: 'ExternalName', externalName: 'shop.example.com' }),
      ),
    );
    expect(at(external, 'spec.clusterIP')).toBeUndefined();
  });

  it('need ports', async ({ namespace }) => {
    expect(await api.post(services(namespace), service('a', {}))).toMatchObject({
      status: 422,
      body: {
        reason: 'Invalid',
        details: { causes: [{ reason: 'FieldValueRequired', field: 'spec.ports' }] },
      },
    });
  });
});

describe('secrets', () => {
  it('encode what is written as text', async ({ namespace }) => {
    const body = secret('a', { data: { one: btoa('1'), two: btoa('old') }, stringData: { two: '2' } });
    const created = ok(await api.post(secrets(namespace), body));
    expect(created).toMatchObject({ type: 'Opaque', data: { one: btoa('1'), two: btoa('2') } });
    expect(at(created, 'stringData')).toBeUndefined();
    const patched = ok(
      await api.patch(`${secrets(namespace)}/a`, 'merge-patch', { stringData: { three: '3' } }),
    );
    expect(at(patched, 'data')).toEqual({ one: btoa('1'), two: btoa('2'), three: btoa('3') });
  });

  it('refuse data that is no base64', async ({ namespace }) => {
    expect(await api.post(secrets(namespace), secret('a', { data: { key: 'not base64!' } }))).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringContaining('illegal base64 data') },
    });
  });

  it('refuse keys that could be no file name', async ({ namespace }) => {
    expect(
      await api.post(secrets(namespace), secret('a', { stringData: { 'with/slash': 'x' } })),
    ).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('data[with/slash]') },
    });
  });

  it.each([
    ['secrets', 'data'],
    ['secrets', 'stringData'],
    ['configmaps', 'data'],
    ['configmaps', 'binaryData'],
  ])('%s refuse keys of %s that would leave their folder', async (plural, field) => {
    const namespace = 'default';
    const kind = plural === 'secrets' ? 'Secret' : 'ConfigMap';
    const messageOf = async (key: string) => {
      const body = { apiVersion: 'v1', kind, metadata: { name: 'a' }, [field]: { [key]: 'eA==' } };
      const path = `/api/v1/namespaces/${namespace}/${plural}`;
      const reply = await api.post(path, body, { dryRun: 'All' });
      return at(reply.body, 'message') ?? reply.status;
    };
    const shown = field === 'stringData' ? 'data' : field;
    expect(await messageOf('..data')).toBe(
      `${kind} "a" is invalid: ${shown}[..data]: Invalid value: "..data": must not start with '..'`,
    );
    expect(await messageOf('..')).toContain("must not be '..'");
    expect([await messageOf('.data'), await messageOf('a..b')]).toEqual([201, 201]);
  });

  it('keep their type', async ({ namespace }) => {
    ok(await api.post(secrets(namespace), secret('a', {})));
    expect(await api.patch(`${secrets(namespace)}/a`, 'merge-patch', { type: 'other' })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('field is immutable') },
    });
  });

  it('of type TLS hold a certificate and a key', async ({ namespace }) => {
    expect(
      await api.post(secrets(namespace), secret('a', { type: 'kubernetes.io/tls', data: {} })),
    ).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('data[tls.crt]') },
    });
  });
});

describe('leases', () => {
  it('are held by whoever writes first', async ({ namespace }) => {
    const leases = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;
    const spec = {
      holderIdentity: 'one',
      leaseDurationSeconds: 15,
      renewTime: '2020-01-01T00:00:00.123456Z',
    };
    const body = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'a' }, spec };
    const stored = ok(await api.post(leases, body));
    expect(at(stored, 'spec')).toEqual(spec);
    const take = (holderIdentity: string) =>
      api.put(`${leases}/a`, { ...Object(stored), spec: { ...spec, holderIdentity } });
    const replies = await Promise.all([take('two'), take('three')]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });
});

describe('endpoints', () => {
  it('follow a Service with a selector', async ({ namespace }) => {
    ok(
      await api.post(
        services(namespace),
        service('a', { ports: [{ port: 80 }], selector: { app: 'absent' } }),
      ),
    );
    await eventually(async () => ok(await api.get(`/api/v1/namespaces/${namespace}/endpoints/a`)));
  });
});
