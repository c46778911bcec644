import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { configMap, configMaps, createConfigMap, it, ok } from './scratch.ts';
import { api } from './target.ts';
import { deployment, deployments } from './workload-fixtures.ts';

const apply = (namespace: string, body: unknown, query: Record<string, string | boolean>) =>
  api.patch(`${configMaps(namespace)}/a`, 'apply-patch', body, query);

describe('server-side apply', () => {
  const owner = { fieldManager: 'owner' };

  it('creates, then updates', async ({ namespace }) => {
    expect(await apply(namespace, configMap('a', { data: { key: '1' } }), owner)).toMatchObject({
      status: 201,
    });
    expect(await apply(namespace, configMap('a', { data: { key: '2' } }), owner)).toMatchObject({
      status: 200,
      body: { data: { key: '2' } },
    });
  });

  it('reads YAML', async ({ namespace }) => {
    const body = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: value\n';
    expect(await apply(namespace, body, owner)).toMatchObject({
      status: 201,
      body: { data: { key: 'value' } },
    });
  });

  it('notes who owns which fields', async ({ namespace }) => {
    const applied = ok(await apply(namespace, configMap('a', { data: { key: '1' } }), owner));
    expect(list(applied, 'metadata.managedFields')).toMatchObject([
      {
        manager: 'owner',
        operation: 'Apply',
        apiVersion: 'v1',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:data': { 'f:key': {} } },
      },
    ]);
  });

  it('removes what its owner no longer applies, and only that', async ({ namespace }) => {
    ok(await apply(namespace, configMap('a', { data: { kept: '1', removed: '1' } }), owner));
    ok(await api.patch(`${configMaps(namespace)}/a`, 'merge-patch', { data: { foreign: '1' } }));
    const applied = ok(await apply(namespace, configMap('a', { data: { kept: '1' } }), owner));
    expect(at(applied, 'data')).toEqual({ kept: '1', foreign: '1' });
  });

  it('conflicts with another owner, and says about what', async ({ namespace }) => {
    ok(await apply(namespace, configMap('a', { data: { key: '1' } }), owner));
    expect(
      await apply(namespace, configMap('a', { data: { key: '2' } }), { fieldManager: 'other' }),
    ).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message: expect.stringContaining('conflict with "owner": .data.key'),
        details: { causes: [{ reason: 'FieldManagerConflict', field: '.data.key' }] },
      },
    });
  });

  it('takes the field over by force', async ({ namespace }) => {
    ok(await apply(namespace, configMap('a', { data: { key: '1' } }), owner));
    const forced = ok(
      await apply(namespace, configMap('a', { data: { key: '2' } }), { fieldManager: 'other', force: true }),
    );
    expect(text(forced, 'data.key')).toBe('2');
    const again = await apply(namespace, configMap('a', { data: { key: '1' } }), owner);
    expect(again).toMatchObject({ status: 409 });
  });

  it('shares a field that both want to be the same', async ({ namespace }) => {
    ok(await apply(namespace, configMap('a', { data: { key: '1' } }), owner));
    ok(await apply(namespace, configMap('a', { data: { key: '1' } }), { fieldManager: 'other' }));
  });

  it('needs to know who applies', async ({ namespace }) => {
    expect(await apply(namespace, configMap('a'), {})).toMatchObject({
      status: 422,
      body: {
        reason: 'Invalid',
        message: expect.stringContaining('fieldManager: Required value: is required for apply patch'),
      },
    });
  });

  it('can be tried', async ({ namespace }) => {
    ok(await apply(namespace, configMap('a', { data: { key: '1' } }), { ...owner, dryRun: 'All' }));
    expect(await api.get(`${configMaps(namespace)}/a`)).toMatchObject({ status: 404 });
  });

  it('does not let a foreign writer be overruled unseen', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', { data: { key: 'created' } });
    expect(await apply(namespace, configMap('a', { data: { key: 'applied' } }), owner)).toMatchObject({
      status: 409,
    });
  });
});

/** Who owns what of an object: `fieldsV1` by manager. */
function ownersOf(object: unknown): Record<string, unknown> {
  const entries = list(object, 'metadata.managedFields');
  return Object.fromEntries(entries.map((entry) => [text(entry, 'manager'), at(entry, 'fieldsV1')]));
}

describe('an update', () => {
  const one = { fieldManager: 'one' };
  const two = { fieldManager: 'two' };

  it('owns the objects and lists that it brings, not only what is in them', async ({ namespace }) => {
    const made = { labels: { a: '1' }, finalizers: ['example.com/wait'] };
    const body = configMap('a', { data: { key: '1' } }, made);
    const created = ok(await api.post(configMaps(namespace), body, one));
    const own = {
      'f:data': { '.': {}, 'f:key': {} },
      'f:metadata': {
        'f:labels': { '.': {}, 'f:a': {} },
        'f:finalizers': { '.': {}, 'v:"example.com/wait"': {} },
      },
    };
    expect(ownersOf(created)).toEqual({ one: own });
    const more = { data: { other: '1' }, binaryData: { bytes: 'aaaa' } };
    const path = `${configMaps(namespace)}/a`;
    expect(ownersOf(ok(await api.patch(path, 'merge-patch', more, two)))).toEqual({
      one: own,
      two: { 'f:data': { 'f:other': {} }, 'f:binaryData': { '.': {}, 'f:bytes': {} } },
    });
    const less = { data: null, metadata: { finalizers: null } };
    expect(ownersOf(ok(await api.patch(path, 'merge-patch', less, one)))).toEqual({
      one: { 'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } } },
      two: { 'f:binaryData': { '.': {}, 'f:bytes': {} } },
    });
  });

  it('does not own what every object of its kind has', async ({ namespace }) => {
    const created = ok(await api.post(deployments(namespace), deployment('web', { replicas: 0 }), one));
    const { spec, ...rest } = Object(ownersOf(created).one);
    expect(rest).toEqual({ 'f:spec': expect.anything() });
    const { 'f:strategy': strategy, 'f:template': template } = rest['f:spec'];
    expect([spec, strategy]).toEqual([
      undefined,
      { 'f:rollingUpdate': { '.': {}, 'f:maxSurge': {}, 'f:maxUnavailable': {} }, 'f:type': {} },
    ]);
    expect(template).toMatchObject({
      'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
      'f:spec': { 'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:image': {}, 'f:resources': {} } } },
    });
    expect(Object.keys(template['f:spec']['f:containers'])).toEqual(['k:{"name":"web"}']);
  });
});
