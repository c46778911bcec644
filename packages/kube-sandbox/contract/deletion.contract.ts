import { beforeAll, describe, expect } from 'vitest';
import { awaitCollector, awaitGraph, ownedBy } from './collector.ts';
import { at } from './document.ts';
import {
  configMap,
  configMaps,
  createConfigMap,
  eventually,
  gone,
  it,
  ok,
  resourceVersion,
} from './scratch.ts';
import { api } from './target.ts';

const finalizers = ['example.com/held'];

beforeAll(awaitCollector);

describe('finalizers', () => {
  it('hold an object until the last is taken off', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', {}, { finalizers });
    const path = `${configMaps(namespace)}/a`;
    const watch = await api.watch(configMaps(namespace), {
      fieldSelector: 'metadata.name=a',
      resourceVersion: resourceVersion(stored),
    });
    const deleted = await api.delete(path);
    expect(deleted).toMatchObject({
      status: 200,
      body: {
        kind: 'ConfigMap',
        metadata: {
          name: 'a',
          finalizers,
          deletionTimestamp: expect.any(String),
          deletionGracePeriodSeconds: 0,
        },
      },
    });
    const held = ok(await api.get(path));
    expect(at(held, 'metadata.deletionTimestamp')).toBe(at(deleted.body, 'metadata.deletionTimestamp'));
    ok(await api.patch(path, 'merge-patch', { metadata: { finalizers: null } }));
    expect(await api.get(path)).toMatchObject({ status: 404 });
    expect((await watch.take(2)).map((event) => event.type)).toEqual(['MODIFIED', 'DELETED']);
    watch.close();
  });

  it('let the object be changed meanwhile, and deleting again changes nothing', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { finalizers });
    const path = `${configMaps(namespace)}/a`;
    const first = ok(await api.delete(path));
    ok(await api.patch(path, 'merge-patch', { data: { key: 'value' } }));
    const again = ok(await api.delete(path));
    expect(at(again, 'metadata.deletionTimestamp')).toBe(at(first, 'metadata.deletionTimestamp'));
    ok(await api.patch(path, 'merge-patch', { metadata: { finalizers: null } }));
  });

  it('cannot be added to an object that is going', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { finalizers });
    const path = `${configMaps(namespace)}/a`;
    ok(await api.delete(path));
    const more = [...finalizers, 'example.com/late'];
    expect(await api.patch(path, 'merge-patch', { metadata: { finalizers: more } })).toMatchObject({
      status: 422,
      body: {
        reason: 'Invalid',
        message: expect.stringContaining('no new finalizers can be added if the object is being deleted'),
      },
    });
    ok(await api.patch(path, 'merge-patch', { metadata: { finalizers: null } }));
  });

  it('need a name with a domain', async ({ namespace }) => {
    expect(await api.post(configMaps(namespace), configMap('a', {}, { finalizers: ['held'] }))).toMatchObject(
      {
        status: 422,
        body: { message: expect.stringContaining('metadata.finalizers') },
      },
    );
  });
});

describe('a deletionTimestamp', () => {
  it('is not for clients to set', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', {}, { deletionTimestamp: '2001-01-01T00:00:00Z' });
    expect(at(stored, 'metadata.deletionTimestamp')).toBeUndefined();
  });
});

describe('owners', () => {
  it('take their dependents with them', async ({ namespace }) => {
    const owner = await createConfigMap(namespace, 'owner');
    await createConfigMap(namespace, 'dependent', {}, ownedBy(owner));
    await createConfigMap(namespace, 'bystander');
    ok(await api.delete(`${configMaps(namespace)}/owner`, { propagationPolicy: 'Background' }));
    expect(await api.get(`${configMaps(namespace)}/owner`)).toMatchObject({ status: 404 });
    await gone(`${configMaps(namespace)}/dependent`);
    ok(await api.get(`${configMaps(namespace)}/bystander`));
  });

  it('take dependents of other kinds, and theirs', async ({ namespace }) => {
    const owner = await createConfigMap(namespace, 'owner');
    const secrets = `/api/v1/namespaces/${namespace}/secrets`;
    const middle = ok(
      await api.post(secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'middle', ...ownedBy(owner) },
      }),
    );
    await createConfigMap(namespace, 'last', {}, ownedBy(middle));
    ok(await api.delete(`${configMaps(namespace)}/owner`));
    await gone(`${secrets}/middle`);
    await gone(`${configMaps(namespace)}/last`);
  });

  it('may leave them behind as orphans', async ({ namespace }) => {
    const owner = await createConfigMap(namespace, 'owner');
    await createConfigMap(namespace, 'dependent', {}, ownedBy(owner));
    await awaitGraph(namespace);
    ok(await api.delete(`${configMaps(namespace)}/owner`, { propagationPolicy: 'Orphan' }));
    await gone(`${configMaps(namespace)}/owner`);
    const dependent = ok(await api.get(`${configMaps(namespace)}/dependent`));
    expect(at(dependent, 'metadata.ownerReferences')).toBeUndefined();
  });

  it('wait for those that block them in the foreground', async ({ namespace }) => {
    const owner = await createConfigMap(namespace, 'owner');
    const path = `${configMaps(namespace)}/dependent`;
    await createConfigMap(
      namespace,
      'dependent',
      {},
      { ...ownedBy(owner, { blockOwnerDeletion: true }), finalizers },
    );
    await awaitGraph(namespace);
    ok(await api.delete(`${configMaps(namespace)}/owner`, { propagationPolicy: 'Foreground' }));
    expect(ok(await api.get(`${configMaps(namespace)}/owner`))).toMatchObject({
      metadata: { finalizers: ['foregroundDeletion'], deletionTimestamp: expect.any(String) },
    });
    await eventually(async () => {
      expect(ok(await api.get(path))).toMatchObject({ metadata: { deletionTimestamp: expect.any(String) } });
    });
    ok(await api.get(`${configMaps(namespace)}/owner`));
    ok(await api.patch(path, 'merge-patch', { metadata: { finalizers: null } }));
    await gone(`${configMaps(namespace)}/owner`);
  });

  it('keep a dependent as long as one of several is there', async ({ namespace }) => {
    const one = await createConfigMap(namespace, 'one');
    const two = await createConfigMap(namespace, 'two');
    const ownerReferences = [...ownedBy(one).ownerReferences, ...ownedBy(two).ownerReferences];
    await createConfigMap(namespace, 'dependent', {}, { ownerReferences });
    const path = `${configMaps(namespace)}/dependent`;
    ok(await api.delete(`${configMaps(namespace)}/one`));
    await eventually(async () => {
      expect(at(ok(await api.get(path)), 'metadata.ownerReferences')).toHaveLength(1);
    });
    ok(await api.delete(`${configMaps(namespace)}/two`));
    await gone(path);
  });

  it('that never existed take their dependents as well', async ({ namespace }) => {
    const uid = '00000000-0000-4000-8000-000000000000';
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'absent', uid } };
    await createConfigMap(namespace, 'dependent', {}, ownedBy(owner));
    await gone(`${configMaps(namespace)}/dependent`);
  });

  it('may be of the cluster where the dependent is of a namespace', async ({ namespace }) => {
    const roles = '/apis/rbac.authorization.k8s.io/v1/clusterroles';
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: namespace },
      rules: [],
    };
    const owner = ok(await api.post(roles, role));
    await createConfigMap(namespace, 'dependent', {}, ownedBy(owner));
    ok(await api.delete(`${roles}/${namespace}`));
    await gone(`${configMaps(namespace)}/dependent`);
  });

  it('have to be named in full', async ({ namespace }) => {
    const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: '' }];
    expect(await api.post(configMaps(namespace), configMap('a', {}, { ownerReferences }))).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('metadata.ownerReferences.uid') },
    });
  });
});
