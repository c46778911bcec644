import { describe, expect } from 'vitest';
import { at, text } from './document.ts';
import { configMap, configMaps, createConfigMap, it, ok, resourceVersion } from './scratch.ts';
import { api } from './target.ts';

describe('create', () => {
  it('answers 201 with what the server adds', async ({ namespace }) => {
    const reply = await api.post(configMaps(namespace), configMap('a', { data: { key: 'value' } }));
    expect(reply).toMatchObject({
      status: 201,
      body: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'a',
          namespace,
          uid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          creationTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          resourceVersion: expect.stringMatching(/^[1-9]\d*$/),
        },
        data: { key: 'value' },
      },
    });
    expect(await api.get(`${configMaps(namespace)}/a`)).toEqual({ ...reply, status: 200 });
  });

  it('ignores identity that the client makes up', async ({ namespace }) => {
    const made = { uid: 'made-up', creationTimestamp: '2001-01-01T00:00:00Z' };
    const stored = await createConfigMap(namespace, 'a', {}, made);
    expect(at(stored, 'metadata.uid')).not.toBe(made.uid);
    expect(at(stored, 'metadata.creationTimestamp')).not.toBe(made.creationTimestamp);
  });

  it('refuses a resourceVersion on a new object', async ({ namespace }) => {
    const reply = await api.post(configMaps(namespace), configMap('a', {}, { resourceVersion: '1' }));
    expect(reply).toMatchObject({
      status: 500,
      body: { message: 'resourceVersion should not be set on objects to be created' },
    });
  });

  it('makes a name from generateName', async ({ namespace }) => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'made-' } };
    const first = ok(await api.post(configMaps(namespace), body));
    const second = ok(await api.post(configMaps(namespace), body));
    expect(text(first, 'metadata.name')).toMatch(/^made-[a-z0-9]{5}$/);
    expect(text(first, 'metadata.generateName')).toBe('made-');
    expect(text(second, 'metadata.name')).not.toBe(text(first, 'metadata.name'));
  });

  it('needs a name or generateName', async ({ namespace }) => {
    expect(
      await api.post(configMaps(namespace), { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }),
    ).toMatchObject({
      status: 422,
      body: {
        reason: 'Invalid',
        message: expect.stringContaining('name or generateName is required'),
        details: { causes: [{ reason: 'FieldValueRequired', field: 'metadata.name' }] },
      },
    });
  });

  it('refuses a name that is no DNS name and says which field', async ({ namespace }) => {
    expect(await api.post(configMaps(namespace), configMap('Not_A_Name'))).toMatchObject({
      status: 422,
      body: {
        kind: 'Status',
        status: 'Failure',
        reason: 'Invalid',
        message: expect.stringContaining(
          'ConfigMap "Not_A_Name" is invalid: metadata.name: Invalid value: "Not_A_Name"',
        ),
        details: {
          name: 'Not_A_Name',
          kind: 'ConfigMap',
          causes: [{ reason: 'FieldValueInvalid', field: 'metadata.name' }],
        },
      },
    });
  });

  it('refuses label values that are none', async ({ namespace }) => {
    expect(
      await api.post(configMaps(namespace), configMap('a', {}, { labels: { tier: 'not a label!' } })),
    ).toMatchObject({
      status: 422,
      body: { details: { causes: [{ reason: 'FieldValueInvalid', field: 'metadata.labels' }] } },
    });
  });

  it('conflicts with an object of the same name', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(await api.post(configMaps(namespace), configMap('a'))).toMatchObject({
      status: 409,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        message: 'configmaps "a" already exists',
        reason: 'AlreadyExists',
        details: { name: 'a', kind: 'configmaps' },
        code: 409,
      },
    });
  });

  it('refuses a body for another namespace', async ({ namespace }) => {
    expect(
      await api.post(configMaps(namespace), configMap('a', {}, { namespace: 'elsewhere' })),
    ).toMatchObject({
      status: 400,
      body: {
        reason: 'BadRequest',
        message: 'the namespace of the provided object does not match the namespace sent on the request',
      },
    });
  });

  it('refuses a body of another kind', async ({ namespace }) => {
    expect(
      await api.post(configMaps(namespace), { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } }),
    ).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringContaining('cannot be handled as a ConfigMap') },
    });
  });

  it('refuses a body that is no JSON', async ({ namespace }) => {
    expect(await api.post(configMaps(namespace), '{"apiVersion": "v1", ')).toMatchObject({
      status: 400,
      body: { kind: 'Status', reason: 'BadRequest', code: 400 },
    });
  });

  it('reads YAML as well', async ({ namespace }) => {
    const body = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: value\n';
    expect(
      await api.send('POST', configMaps(namespace), { body, contentType: 'application/yaml' }),
    ).toMatchObject({
      status: 201,
      body: { data: { key: 'value' } },
    });
  });

  it('refuses a content type it does not read', async ({ namespace }) => {
    const reply = await api.send('POST', configMaps(namespace), { body: 'x', contentType: 'text/csv' });
    expect(reply).toMatchObject({
      status: 415,
      body: {
        kind: 'Status',
        reason: 'UnsupportedMediaType',
        message: expect.stringContaining('application/json'),
      },
    });
  });
});

describe('read', () => {
  it('says exactly what it did not find', async ({ namespace }) => {
    expect(await api.get(`${configMaps(namespace)}/absent`)).toEqual({
      status: 404,
      contentType: 'application/json',
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'configmaps "absent" not found',
        reason: 'NotFound',
        details: { name: 'absent', kind: 'configmaps' },
        code: 404,
      },
    });
  });

  it('names the group of what it did not find', async ({ namespace }) => {
    expect(await api.get(`/apis/apps/v1/namespaces/${namespace}/deployments/absent`)).toMatchObject({
      status: 404,
      body: {
        message: 'deployments.apps "absent" not found',
        details: { name: 'absent', group: 'apps', kind: 'deployments' },
      },
    });
  });

  it('does not know a resource nobody declared', async ({ namespace }) => {
    const unknown = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'the server could not find the requested resource',
      reason: 'NotFound',
      details: {},
      code: 404,
    };
    for (const path of [
      `/api/v1/namespaces/${namespace}/sailboats`,
      `/api/v1/namespaces/${namespace}/pods/a/sail`,
      '/apis/apps/v1/sailboats',
      '/apis/apps/v9',
    ]) {
      expect([path, (await api.get(path)).body]).toEqual([path, unknown]);
    }
  });

  it('does not allow POST on an object', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(await api.post(`${configMaps(namespace)}/a`, configMap('a'))).toMatchObject({
      status: 405,
      body: { kind: 'Status', reason: 'MethodNotAllowed', details: {}, code: 405 },
    });
  });

  it('does not allow to delete all namespaces', async () => {
    expect(await api.delete('/api/v1/namespaces')).toMatchObject({
      status: 405,
      body: { message: 'the server does not allow this method on the requested resource', details: {} },
    });
  });

  it('refuses an Accept header it cannot satisfy', async ({ namespace }) => {
    const reply = await api.get(configMaps(namespace), {}, 'text/csv');
    expect(reply.status).toBe(406);
  });

  it('lists with the kind on the list', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const found = ok(await api.get(configMaps(namespace), { fieldSelector: 'metadata.name=a' }));
    expect(found).toMatchObject({
      kind: 'ConfigMapList',
      apiVersion: 'v1',
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      items: [{ metadata: { name: 'a', namespace } }],
    });
  });

  it('lists an empty collection as an empty array', async ({ namespace }) => {
    const found = ok(await api.get(`/apis/apps/v1/namespaces/${namespace}/deployments`));
    expect(found).toMatchObject({ kind: 'DeploymentList', apiVersion: 'apps/v1', items: [] });
  });

  it('lists across namespaces', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { labels: { unique: namespace } });
    const found = ok(await api.get('/api/v1/configmaps', { labelSelector: `unique=${namespace}` }));
    expect(found).toMatchObject({ items: [{ metadata: { name: 'a', namespace } }] });
  });
});

describe('update', () => {
  it('replaces the object and moves its resourceVersion', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', { data: { old: '1' } }, { labels: { kept: 'no' } });
    const sent = configMap('a', { data: { new: '2' } }, { resourceVersion: resourceVersion(stored) });
    const updated = ok(await api.put(`${configMaps(namespace)}/a`, sent));
    expect(at(updated, 'data')).toEqual({ new: '2' });
    expect(at(updated, 'metadata.labels')).toBeUndefined();
    expect(at(updated, 'metadata.uid')).toBe(at(stored, 'metadata.uid'));
    expect(at(updated, 'metadata.creationTimestamp')).toBe(at(stored, 'metadata.creationTimestamp'));
    expect(Number(resourceVersion(updated))).toBeGreaterThan(Number(resourceVersion(stored)));
  });

  it('keeps the resourceVersion when nothing changes', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', { data: { key: 'value' } });
    const updated = ok(await api.put(`${configMaps(namespace)}/a`, stored));
    expect(resourceVersion(updated)).toBe(resourceVersion(stored));
  });

  it('conflicts when the resourceVersion is stale', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    ok(await api.put(`${configMaps(namespace)}/a`, { ...Object(stored), data: { first: 'wins' } }));
    expect(
      await api.put(`${configMaps(namespace)}/a`, { ...Object(stored), data: { second: 'loses' } }),
    ).toMatchObject({
      status: 409,
      body: {
        status: 'Failure',
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
        details: { name: 'a', kind: 'configmaps' },
        code: 409,
      },
    });
  });

  it('goes without a resourceVersion where the kind allows it', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(
      await api.put(`${configMaps(namespace)}/a`, configMap('a', { data: { key: 'value' } })),
    ).toMatchObject({
      status: 200,
      body: { data: { key: 'value' } },
    });
  });

  it('does not create', async ({ namespace }) => {
    expect(await api.put(`${configMaps(namespace)}/absent`, configMap('absent'))).toMatchObject({
      status: 404,
      body: { reason: 'NotFound', message: 'configmaps "absent" not found' },
    });
  });

  it('refuses another name than the address has', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    expect(await api.put(`${configMaps(namespace)}/a`, configMap('b'))).toMatchObject({
      status: 400,
      body: { message: 'the name of the object (b) does not match the name on the URL (a)' },
    });
  });

  it('conflicts when the uid is of another object', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const uid = '00000000-0000-4000-8000-000000000000';
    expect(await api.put(`${configMaps(namespace)}/a`, configMap('a', {}, { uid }))).toMatchObject({
      status: 409,
      body: { reason: 'Conflict', message: expect.stringContaining('UID in precondition') },
    });
  });

  it('lets exactly one of many writers of the same version win', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, writer) =>
        api.put(`${configMaps(namespace)}/a`, { ...Object(stored), data: { writer: String(writer) } }),
      ),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });
});

describe('delete', () => {
  it('answers with a Status that names what is gone', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    expect(await api.delete(`${configMaps(namespace)}/a`)).toMatchObject({
      status: 200,
      body: {
        kind: 'Status',
        status: 'Success',
        details: { name: 'a', kind: 'configmaps', uid: at(stored, 'metadata.uid') },
      },
    });
    expect(await api.get(`${configMaps(namespace)}/a`)).toMatchObject({ status: 404 });
    expect(await api.delete(`${configMaps(namespace)}/a`)).toMatchObject({
      status: 404,
      body: { reason: 'NotFound' },
    });
  });

  it('holds to a precondition on the uid', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    const preconditions = { uid: '00000000-0000-4000-8000-000000000000' };
    expect(await api.delete(`${configMaps(namespace)}/a`, { preconditions })).toMatchObject({
      status: 409,
      body: { reason: 'Conflict' },
    });
    ok(
      await api.delete(`${configMaps(namespace)}/a`, { preconditions: { uid: at(stored, 'metadata.uid') } }),
    );
  });

  it('holds to a precondition on the resourceVersion', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    const changed = ok(
      await api.put(`${configMaps(namespace)}/a`, configMap('a', { data: { key: 'value' } })),
    );
    const path = `${configMaps(namespace)}/a`;
    expect(
      await api.delete(path, { preconditions: { resourceVersion: resourceVersion(stored) } }),
    ).toMatchObject({ status: 409 });
    ok(await api.delete(path, { preconditions: { resourceVersion: resourceVersion(changed) } }));
  });

  it('deletes a collection by label', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { labels: { tier: 'old' } });
    await createConfigMap(namespace, 'b', {}, { labels: { tier: 'old' } });
    await createConfigMap(namespace, 'c', {}, { labels: { tier: 'new' } });
    ok(await api.delete(configMaps(namespace), undefined, { labelSelector: 'tier=old' }));
    expect(await api.get(`${configMaps(namespace)}/a`)).toMatchObject({ status: 404 });
    expect(await api.get(`${configMaps(namespace)}/b`)).toMatchObject({ status: 404 });
    expect(await api.get(`${configMaps(namespace)}/c`)).toMatchObject({ status: 200 });
  });
});

describe('dry run', () => {
  const dryRun = { dryRun: 'All' };

  it('creates nothing, and answers as if it had', async ({ namespace }) => {
    expect(
      await api.post(configMaps(namespace), configMap('a', { data: { key: 'value' } }), dryRun),
    ).toMatchObject({
      status: 201,
      body: { metadata: { name: 'a', uid: expect.any(String) }, data: { key: 'value' } },
    });
    expect(await api.get(`${configMaps(namespace)}/a`)).toMatchObject({ status: 404 });
  });

  it('changes nothing on update and patch, and shows the result', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', { data: { key: 'old' } });
    const path = `${configMaps(namespace)}/a`;
    expect(await api.put(path, configMap('a', { data: { key: 'new' } }), dryRun)).toMatchObject({
      body: { data: { key: 'new' } },
    });
    expect(await api.patch(path, 'merge-patch', { data: { key: 'newer' } }, dryRun)).toMatchObject({
      body: { data: { key: 'newer' } },
    });
    expect(ok(await api.get(path))).toEqual(stored);
  });

  it('deletes nothing', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    ok(await api.delete(`${configMaps(namespace)}/a`, undefined, dryRun));
    ok(await api.get(`${configMaps(namespace)}/a`));
  });

  it('finds the same faults', async ({ namespace }) => {
    expect(await api.post(configMaps(namespace), configMap('Not_A_Name'), dryRun)).toMatchObject({
      status: 422,
    });
    await createConfigMap(namespace, 'a');
    expect(await api.post(configMaps(namespace), configMap('a'), dryRun)).toMatchObject({ status: 409 });
  });

  it('refuses a value other than All', async ({ namespace }) => {
    expect(await api.post(configMaps(namespace), configMap('a'), { dryRun: 'Some' })).toMatchObject({
      status: 422,
      body: { reason: 'Invalid', message: expect.stringContaining('dryRun') },
    });
  });
});
