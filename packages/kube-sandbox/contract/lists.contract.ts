import { afterAll, describe, expect } from 'vitest';
import { at, list, names, text } from './document.ts';
import { configMap, configMaps, createConfigMap, it, ok, resourceVersion } from './scratch.ts';
import { api } from './target.ts';

describe('label selectors', () => {
  const labels = {
    one: { tier: 'web', track: 'stable' },
    two: { tier: 'web', track: 'canary' },
    three: { tier: 'db', track: 'stable' },
    four: { other: 'yes' },
  };

  it.each([
    ['tier=web', ['one', 'two']],
    ['tier==web,track=stable', ['one']],
    ['other,tier!=web', ['four']],
    ['tier,tier!=web', ['three']],
    ['track in (stable,canary)', ['one', 'three', 'two']],
    ['tier,track notin (canary)', ['one', 'three']],
    ['tier', ['one', 'three', 'two']],
    ['!tier,other', ['four']],
  ])('%s', async (labelSelector, expected) => {
    const namespace = await shared();
    expect(names(ok(await api.get(configMaps(namespace), { labelSelector })))).toEqual(expected);
  });

  let created: Promise<string> | undefined;
  function shared(): Promise<string> {
    created ??= create();
    return created;
  }
  async function create() {
    const stored = ok(
      await api.post('/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { generateName: 'contract-' },
      }),
    );
    const namespace = text(stored, 'metadata.name');
    for (const [name, wanted] of Object.entries(labels))
      await createConfigMap(namespace, name, {}, { labels: wanted });
    return namespace;
  }
  afterAll(async () => {
    if (created) await api.delete(`/api/v1/namespaces/${await created}`);
  });

  it('refuses what it cannot parse', async ({ namespace }) => {
    expect(await api.get(configMaps(namespace), { labelSelector: 'a b c' })).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringContaining('unable to parse requirement') },
    });
  });
});

describe('field selectors', () => {
  it('select by name', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    await createConfigMap(namespace, 'b');
    expect(names(ok(await api.get(configMaps(namespace), { fieldSelector: 'metadata.name=b' })))).toEqual([
      'b',
    ]);
    expect(names(ok(await api.get(configMaps(namespace), { fieldSelector: 'metadata.name!=b' })))).toContain(
      'a',
    );
  });

  it('select by namespace', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const fieldSelector = `metadata.namespace=${namespace},metadata.name=a`;
    expect(names(ok(await api.get('/api/v1/configmaps', { fieldSelector })))).toEqual(['a']);
  });

  it('select Secrets by type', async ({ namespace }) => {
    const secrets = `/api/v1/namespaces/${namespace}/secrets`;
    ok(
      await api.post(secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'a' },
        type: 'example.com/kind',
      }),
    );
    expect(names(ok(await api.get(secrets, { fieldSelector: 'type=example.com/kind' })))).toEqual(['a']);
  });

  it('select Events by what they are about', async ({ namespace }) => {
    const events = `/api/v1/namespaces/${namespace}/events`;
    for (const name of ['a', 'b']) {
      const involvedObject = { apiVersion: 'v1', kind: 'ConfigMap', name, namespace };
      const about = { reason: 'Tested', message: 'seen', type: 'Normal' };
      ok(
        await api.post(events, {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: `${name}.1` },
          involvedObject,
          ...about,
        }),
      );
    }
    const fieldSelector = 'involvedObject.kind=ConfigMap,involvedObject.name=b';
    expect(names(ok(await api.get(events, { fieldSelector })))).toEqual(['b.1']);
  });

  it('know only the fields the kind offers', async ({ namespace }) => {
    expect(await api.get(configMaps(namespace), { fieldSelector: 'data.key=value' })).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringContaining('is not a known field selector') },
    });
  });
});

describe('paging', () => {
  const selected = { labelSelector: 'paged=yes' };
  async function fill(namespace: string) {
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await createConfigMap(namespace, name, {}, { labels: { paged: 'yes' } });
  }

  it('walks through everything, each item once, in order', async ({ namespace }) => {
    await fill(namespace);
    const found: string[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const page = ok(await api.get(configMaps(namespace), { ...selected, limit: 2, continue: next }));
      found.push(...names(page));
      next = String(at(page, 'metadata.continue') ?? '');
      pages += 1;
    } while (next);
    expect(found).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(pages).toBe(3);
  });

  it('counts what remains when nothing is selected', async ({ namespace }) => {
    await fill(namespace);
    const secrets = `/api/v1/namespaces/${namespace}/endpoints`;
    for (const name of ['a', 'b', 'c'])
      ok(await api.post(secrets, { apiVersion: 'v1', kind: 'Endpoints', metadata: { name } }));
    expect(ok(await api.get(secrets, { limit: 1 }))).toMatchObject({ metadata: { remainingItemCount: 2 } });
  });

  it('shows every page as of the first', async ({ namespace }) => {
    await fill(namespace);
    const first = ok(await api.get(configMaps(namespace), { ...selected, limit: 2 }));
    await createConfigMap(namespace, 'c-later', {}, { labels: { paged: 'yes' } });
    ok(await api.delete(`${configMaps(namespace)}/d`));
    ok(await api.patch(`${configMaps(namespace)}/e`, 'merge-patch', { data: { changed: 'later' } }));
    const rest = ok(
      await api.get(configMaps(namespace), {
        ...selected,
        limit: 10,
        continue: text(first, 'metadata.continue'),
      }),
    );
    expect(names(rest)).toEqual(['c', 'd', 'e']);
    expect(at(rest, 'items[2].data')).toBeUndefined();
    expect(resourceVersion(rest)).toBe(resourceVersion(first));
  });

  it('refuses a continue token it did not make', async ({ namespace }) => {
    expect(await api.get(configMaps(namespace), { limit: 1, continue: 'made-up' })).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringContaining('continue') },
    });
  });

  it('lists an earlier moment with resourceVersionMatch=Exact', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', {}, { labels: { paged: 'yes' } });
    await createConfigMap(namespace, 'b', {}, { labels: { paged: 'yes' } });
    const moment = { resourceVersion: resourceVersion(stored), resourceVersionMatch: 'Exact' };
    expect(names(ok(await api.get(configMaps(namespace), { ...selected, ...moment })))).toEqual(['a']);
  });

  it('refuses resourceVersionMatch without a resourceVersion', async ({ namespace }) => {
    expect(await api.get(configMaps(namespace), { resourceVersionMatch: 'Exact' })).toMatchObject({
      status: 422,
      body: { reason: 'Invalid', message: expect.stringContaining('resourceVersionMatch') },
    });
  });
});

describe('lists of metadata', () => {
  const accept = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';

  it('show of each object no more than that', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', { data: { key: 'value' } });
    const found = ok(await api.get(configMaps(namespace), { fieldSelector: 'metadata.name=a' }, accept));
    expect(found).toMatchObject({ kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' });
    const [item] = list(found, 'items');
    expect(Object.keys(Object(item)).toSorted()).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(item).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'a', namespace } });
  });

  it('have null for items when there are none', async ({ namespace }) => {
    const found = ok(await api.get(configMaps(namespace), { fieldSelector: 'metadata.name=none' }, accept));
    expect(at(found, 'items')).toBeNull();
  });
});

describe('tables', () => {
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

  it('show a list as kubectl prints it', async ({ namespace }) => {
    ok(await api.post(configMaps(namespace), configMap('a', { data: { one: '1', two: '2' } })));
    const table = ok(await api.get(configMaps(namespace), { fieldSelector: 'metadata.name=a' }, accept));
    expect(table).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(list(table, 'columnDefinitions').map((column) => text(column, 'name'))).toEqual([
      'Name',
      'Data',
      'Age',
    ]);
    expect(list(table, 'rows')).toMatchObject([
      {
        cells: ['a', 2, expect.any(String)],
        object: { kind: 'PartialObjectMetadata', metadata: { name: 'a', namespace } },
      },
    ]);
  });

  it('show one object as a table of one row', async ({ namespace }) => {
    await createConfigMap(namespace, 'a');
    const table = ok(await api.get(`${configMaps(namespace)}/a`, {}, accept));
    expect(at(table, 'kind')).toBe('Table');
    expect(list(table, 'rows')).toHaveLength(1);
  });

  it('carry whole objects on request', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', { data: { key: 'value' } });
    const table = ok(await api.get(`${configMaps(namespace)}/a`, { includeObject: 'Object' }, accept));
    expect(at(table, 'rows[0].object')).toMatchObject({ kind: 'ConfigMap', data: { key: 'value' } });
  });

  it.each([
    ['/apis/apps/v1/deployments', ['Name', 'Ready', 'Up-to-date', 'Available', 'Age']],
    ['/api/v1/pods', ['Name', 'Ready', 'Status', 'Restarts', 'Age']],
    ['/api/v1/secrets', ['Name', 'Type', 'Data', 'Age']],
    ['/api/v1/services', ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age']],
    ['/api/v1/namespaces', ['Name', 'Status', 'Age']],
  ])('have the usual columns for %s', async (path, expected) => {
    const table = ok(await api.get(path, { limit: 1 }, accept));
    const shown = list(table, 'columnDefinitions').filter((column) => at(column, 'priority') === 0);
    expect(shown.map((column) => text(column, 'name'))).toEqual(expected);
  });
});
