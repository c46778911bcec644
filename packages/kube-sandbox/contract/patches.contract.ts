import { describe, expect } from 'vitest';
import { at } from './document.ts';
import { configMaps, createConfigMap, it, ok, resourceVersion } from './scratch.ts';
import { api } from './target.ts';
import { createDeployment, deployments } from './workload-fixtures.ts';

describe('merge patch', () => {
  it('sets, keeps and removes', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', { data: { kept: '1', changed: '1', removed: '1' } });
    const patched = ok(
      await api.patch(`${configMaps(namespace)}/a`, 'merge-patch', {
        data: { changed: '2', removed: null, added: '3' },
      }),
    );
    expect(at(patched, 'data')).toEqual({ kept: '1', changed: '2', added: '3' });
  });

  it('conflicts when it carries a stale resourceVersion', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    const path = `${configMaps(namespace)}/a`;
    ok(await api.patch(path, 'merge-patch', { data: { key: '1' } }));
    const stale = { metadata: { resourceVersion: resourceVersion(stored) }, data: { key: '2' } };
    expect(await api.patch(path, 'merge-patch', stale)).toMatchObject({
      status: 409,
      body: { reason: 'Conflict' },
    });
  });

  it('changes nothing when it says what is there', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', { data: { key: 'value' } });
    const patched = ok(
      await api.patch(`${configMaps(namespace)}/a`, 'merge-patch', { data: { key: 'value' } }),
    );
    expect(resourceVersion(patched)).toBe(resourceVersion(stored));
  });

  it('needs an object to patch', async ({ namespace }) => {
    expect(await api.patch(`${configMaps(namespace)}/absent`, 'merge-patch', {})).toMatchObject({
      status: 404,
      body: { message: 'configmaps "absent" not found' },
    });
  });

  it('does not rename', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(
      await api.patch(`${configMaps(namespace)}/a`, 'merge-patch', { metadata: { name: 'b' } }),
    ).toMatchObject({
      status: 400,
      body: { message: 'the name of the object (b) does not match the name on the URL (a)' },
    });
  });

  it('checks the result as a create is checked', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const patch = { metadata: { labels: { tier: 'not a label!' } } };
    expect(await api.patch(`${configMaps(namespace)}/a`, 'merge-patch', patch)).toMatchObject({
      status: 422,
    });
  });
});

describe('JSON patch', () => {
  it('adds, replaces, moves, tests and removes', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', { data: { changed: '1', removed: '1', moved: 'x' } });
    const patched = ok(
      await api.patch(`${configMaps(namespace)}/a`, 'json-patch', [
        { op: 'test', path: '/data/changed', value: '1' },
        { op: 'replace', path: '/data/changed', value: '2' },
        { op: 'remove', path: '/data/removed' },
        { op: 'add', path: '/data/added', value: '3' },
        { op: 'move', from: '/data/moved', path: '/data/there' },
        { op: 'add', path: '/metadata/annotations', value: {} },
        { op: 'add', path: '/metadata/annotations/example.com~1path', value: 'escaped' },
      ]),
    );
    expect(at(patched, 'data')).toEqual({ changed: '2', added: '3', there: 'x' });
    expect(at(patched, 'metadata.annotations')).toEqual({ 'example.com/path': 'escaped' });
  });

  it('applies as a whole or not at all', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', { data: { key: '1' } });
    const path = `${configMaps(namespace)}/a`;
    const reply = await api.patch(path, 'json-patch', [
      { op: 'replace', path: '/data/key', value: '2' },
      { op: 'test', path: '/data/key', value: 'something else' },
    ]);
    expect(reply).toMatchObject({ status: 422, body: { reason: 'Invalid' } });
    expect(ok(await api.get(path))).toEqual(stored);
  });

  it('refuses a path that leads nowhere', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const patch = [{ op: 'remove', path: '/data/absent' }];
    expect(await api.patch(`${configMaps(namespace)}/a`, 'json-patch', patch)).toMatchObject({ status: 422 });
  });

  it('refuses what is no list of operations', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(await api.patch(`${configMaps(namespace)}/a`, 'json-patch', { op: 'add' })).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest' },
    });
  });
});

describe('strategic merge patch', () => {
  const environment = 'spec.template.spec.containers[0].env';

  it('merges containers by name and keeps the others', async ({ namespace }) => {
    await createDeployment(namespace, 'web', { replicas: 0 });
    const patch = { spec: { template: { spec: { containers: [{ name: 'second', image: 'pause' }] } } } };
    const patched = ok(await api.patch(`${deployments(namespace)}/web`, 'strategic-merge-patch', patch));
    expect(at(patched, 'spec.template.spec.containers')).toMatchObject([{ name: 'second' }, { name: 'web' }]);
  });

  it('merges variables by name inside a container', async ({ namespace }) => {
    await createDeployment(namespace, 'web', {
      replicas: 0,
      env: [
        { name: 'KEPT', value: '1' },
        { name: 'CHANGED', value: '1' },
      ],
    });
    const env = [
      { name: 'CHANGED', value: '2' },
      { name: 'ADDED', value: '3' },
    ];
    const patch = { spec: { template: { spec: { containers: [{ name: 'web', env }] } } } };
    const patched = ok(await api.patch(`${deployments(namespace)}/web`, 'strategic-merge-patch', patch));
    expect(at(patched, environment)).toHaveLength(3);
    expect(at(patched, environment)).toEqual(
      expect.arrayContaining([
        { name: 'KEPT', value: '1' },
        { name: 'CHANGED', value: '2' },
        { name: 'ADDED', value: '3' },
      ]),
    );
  });

  it('removes an element with $patch: delete', async ({ namespace }) => {
    await createDeployment(namespace, 'web', {
      replicas: 0,
      env: [
        { name: 'KEPT', value: '1' },
        { name: 'REMOVED', value: '1' },
      ],
    });
    const env = [{ name: 'REMOVED', $patch: 'delete' }];
    const patch = { spec: { template: { spec: { containers: [{ name: 'web', env }] } } } };
    const patched = ok(await api.patch(`${deployments(namespace)}/web`, 'strategic-merge-patch', patch));
    expect(at(patched, environment)).toEqual([{ name: 'KEPT', value: '1' }]);
  });

  it('orders by $setElementOrder, as kubectl apply sends it', async ({ namespace }) => {
    await createDeployment(namespace, 'web', { replicas: 0, env: [{ name: 'ONE', value: '1' }] });
    const env = [{ name: 'TWO', value: '2' }];
    const container = { name: 'web', env, '$setElementOrder/env': [{ name: 'ONE' }, { name: 'TWO' }] };
    const patch = {
      spec: {
        template: { spec: { containers: [container], '$setElementOrder/containers': [{ name: 'web' }] } },
      },
    };
    const patched = ok(await api.patch(`${deployments(namespace)}/web`, 'strategic-merge-patch', patch));
    expect(at(patched, environment)).toEqual([
      { name: 'ONE', value: '1' },
      { name: 'TWO', value: '2' },
    ]);
    expect(JSON.stringify(patched)).not.toContain('$setElementOrder');
  });

  it('replaces a list without a merge key', async ({ namespace }) => {
    await createDeployment(namespace, 'web', { replicas: 0, command: ['sleep', '1'] });
    const patch = { spec: { template: { spec: { containers: [{ name: 'web', command: ['sleep'] }] } } } };
    const patched = ok(await api.patch(`${deployments(namespace)}/web`, 'strategic-merge-patch', patch));
    expect(at(patched, 'spec.template.spec.containers[0].command')).toEqual(['sleep']);
  });

  it('merges the ports of a Service by their number', async ({ namespace }) => {
    const services = `/api/v1/namespaces/${namespace}/services`;
    const ports = [{ name: 'web', port: 80 }];
    ok(
      await api.post(services, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'a' },
        spec: { ports },
      }),
    );
    const patch = { spec: { ports: [{ name: 'admin', port: 81 }] } };
    const patched = ok(await api.patch(`${services}/a`, 'strategic-merge-patch', patch));
    expect(at(patched, 'spec.ports')).toHaveLength(2);
  });

  it('adds to finalizers and takes from them', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { finalizers: ['example.com/one'] });
    const path = `${configMaps(namespace)}/a`;
    const added = ok(
      await api.patch(path, 'strategic-merge-patch', { metadata: { finalizers: ['example.com/two'] } }),
    );
    expect(at(added, 'metadata.finalizers')).toHaveLength(2);
    const removed = ok(
      await api.patch(path, 'strategic-merge-patch', {
        metadata: { '$deleteFromPrimitiveList/finalizers': ['example.com/one', 'example.com/two'] },
      }),
    );
    expect(at(removed, 'metadata.finalizers')).toBeUndefined();
  });
});

describe('patch', () => {
  it('refuses a content type that is no patch', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(await api.send('PATCH', `${configMaps(namespace)}/a`, { body: {} })).toMatchObject({
      status: 415,
      body: { kind: 'Status', reason: 'UnsupportedMediaType', code: 415 },
    });
  });
});
