import { describe, expect } from 'vitest';
import { at } from './document.ts';
import { configMap, configMaps, createConfigMap, eventually, gone, it, ok } from './scratch.ts';
import { api } from './target.ts';

describe('namespaces', () => {
  it.each(['default', 'kube-system', 'kube-public', 'kube-node-lease'])('include %s', async (name) => {
    expect(ok(await api.get(`/api/v1/namespaces/${name}`))).toMatchObject({
      kind: 'Namespace',
      status: { phase: 'Active' },
    });
  });

  it('are active and held by the kubernetes finalizer', async ({ namespace }) => {
    expect(ok(await api.get(`/api/v1/namespaces/${namespace}`))).toMatchObject({
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  });

  it('get a default ServiceAccount', async ({ namespace }) => {
    await eventually(async () =>
      ok(await api.get(`/api/v1/namespaces/${namespace}/serviceaccounts/default`)),
    );
  });

  it('have to be there before something is created in them', async () => {
    expect(await api.post(configMaps('contract-absent'), configMap('a'))).toMatchObject({
      status: 404,
      body: {
        reason: 'NotFound',
        message: 'namespaces "contract-absent" not found',
        details: { name: 'contract-absent', kind: 'namespaces' },
      },
    });
  });

  it('that are not there list as empty', async () => {
    expect(ok(await api.get(configMaps('contract-absent')))).toMatchObject({ items: [] });
  });

  it('take everything in them with them', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const secrets = `/api/v1/namespaces/${namespace}/secrets`;
    ok(await api.post(secrets, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } }));
    ok(await api.delete(`/api/v1/namespaces/${namespace}`));
    await gone(`/api/v1/namespaces/${namespace}`);
    expect(await api.get(`${configMaps(namespace)}/a`)).toMatchObject({ status: 404 });
    expect(await api.get(`${secrets}/a`)).toMatchObject({ status: 404 });
  });

  it('refuse new objects while they are going, and wait for finalizers', async ({ namespace }) => {
    await createConfigMap(namespace, 'held', {}, { finalizers: ['example.com/held'] });
    const deleted = ok(await api.delete(`/api/v1/namespaces/${namespace}`));
    expect(deleted).toMatchObject({ kind: 'Namespace', status: { phase: 'Terminating' } });
    expect(await api.post(configMaps(namespace), configMap('late'))).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message: expect.stringContaining(`because it is being terminated`),
        details: { causes: [{ reason: 'NamespaceTerminating', field: 'metadata.namespace' }] },
      },
    });
    const path = `${configMaps(namespace)}/held`;
    await eventually(async () => {
      expect(at(ok(await api.get(path)), 'metadata.deletionTimestamp')).toBeDefined();
    });
    ok(await api.get(`/api/v1/namespaces/${namespace}`));
    ok(await api.patch(path, 'merge-patch', { metadata: { finalizers: null } }));
    await gone(`/api/v1/namespaces/${namespace}`);
  });

  it('named default cannot be deleted', async () => {
    expect(await api.delete('/api/v1/namespaces/default')).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message: 'namespaces "default" is forbidden: this namespace may not be deleted',
      },
    });
  });

  it('have DNS labels as names', async () => {
    expect(
      await api.post('/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'with.dot' },
      }),
    ).toMatchObject({
      status: 422,
      body: { reason: 'Invalid', details: { causes: [{ field: 'metadata.name' }] } },
    });
  });
});
