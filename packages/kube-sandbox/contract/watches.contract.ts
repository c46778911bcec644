import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { configMap, configMaps, createConfigMap, it, ok, resourceVersion } from './scratch.ts';
import { api } from './target.ts';
import type { WatchEvent } from './watch-stream.ts';

const mine = { labelSelector: 'watched=yes' };
const labels = { watched: 'yes' };

function brief(event: WatchEvent): string {
  return `${event.type} ${text(event.object, 'metadata.name')}`;
}

describe('watch', () => {
  it('brings everything after a revision, in order, and nothing before it', async ({ namespace }) => {
    await createConfigMap(namespace, 'before', {}, { labels });
    const start = resourceVersion(ok(await api.get(configMaps(namespace))));
    await createConfigMap(namespace, 'a', {}, { labels });
    ok(await api.patch(`${configMaps(namespace)}/a`, 'merge-patch', { data: { key: 'value' } }));
    const watch = await api.watch(configMaps(namespace), { ...mine, resourceVersion: start });
    ok(await api.delete(`${configMaps(namespace)}/a`));
    await createConfigMap(namespace, 'b', {}, { labels });
    const events = await watch.take(4);
    watch.close();
    expect(events.map(brief)).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a', 'ADDED b']);
    expect(at(events[1]?.object, 'data')).toEqual({ key: 'value' });
    const versions = events.map((event) => Number(resourceVersion(event.object)));
    expect(versions).toEqual(versions.toSorted((one, other) => one - other));
    expect(events[0]?.object).toMatchObject({ kind: 'ConfigMap', apiVersion: 'v1' });
  });

  it('starts with what is there when no revision is given', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { labels });
    const watch = await api.watch(configMaps(namespace), mine);
    expect(brief(await watch.next())).toBe('ADDED a');
    await createConfigMap(namespace, 'b', {}, { labels });
    expect(brief(await watch.next())).toBe('ADDED b');
    watch.close();
  });

  it('gives a deleted object the revision of its deletion', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', {}, { labels });
    const watch = await api.watch(configMaps(namespace), {
      ...mine,
      resourceVersion: resourceVersion(stored),
    });
    ok(await api.delete(`${configMaps(namespace)}/a`));
    const event = await watch.next();
    watch.close();
    expect(event.type).toBe('DELETED');
    expect(Number(resourceVersion(event.object))).toBeGreaterThan(Number(resourceVersion(stored)));
  });

  it('turns entering and leaving a selector into ADDED and DELETED', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    const watch = await api.watch(configMaps(namespace), {
      ...mine,
      resourceVersion: resourceVersion(stored),
    });
    const path = `${configMaps(namespace)}/a`;
    ok(await api.patch(path, 'merge-patch', { metadata: { labels } }));
    ok(await api.patch(path, 'merge-patch', { data: { key: 'value' } }));
    ok(await api.patch(path, 'merge-patch', { metadata: { labels: { watched: 'no' } } }));
    ok(await api.patch(path, 'merge-patch', { data: { key: 'unseen' } }));
    await createConfigMap(namespace, 'end', {}, { labels });
    const events = await watch.take(4);
    watch.close();
    expect(events.map(brief)).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a', 'ADDED end']);
  });

  it('follows one object by name', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a');
    const fieldSelector = 'metadata.name=a';
    const watch = await api.watch(configMaps(namespace), {
      fieldSelector,
      resourceVersion: resourceVersion(stored),
    });
    await createConfigMap(namespace, 'b');
    ok(await api.delete(`${configMaps(namespace)}/a`));
    expect(brief(await watch.next())).toBe('DELETED a');
    watch.close();
  });

  it('sees all namespaces from the top', async ({ namespace }) => {
    const start = resourceVersion(ok(await api.get('/api/v1/configmaps', { limit: 1 })));
    const watch = await api.watch('/api/v1/configmaps', {
      labelSelector: `watched=${namespace}`,
      resourceVersion: start,
    });
    await createConfigMap(namespace, 'a', {}, { labels: { watched: namespace } });
    expect((await watch.next()).object).toMatchObject({ metadata: { name: 'a', namespace } });
    watch.close();
  });

  it('misses nothing between a list and the watch, under writes', async ({ namespace }) => {
    const writing = Array.from({ length: 20 }, (_, index) =>
      createConfigMap(namespace, `n-${index}`, {}, { labels }),
    );
    const listed = ok(await api.get(configMaps(namespace), mine));
    const watch = await api.watch(configMaps(namespace), {
      ...mine,
      resourceVersion: resourceVersion(listed),
    });
    await Promise.all(writing);
    const seen = list(listed, 'items').map((item) => text(item, 'metadata.name'));
    while (seen.length < 20) seen.push(text((await watch.next()).object, 'metadata.name'));
    watch.close();
    expect(new Set(seen).size).toBe(20);
  });

  it('sends bookmarks to those who ask, and ends when its time is over', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', {}, { labels });
    const query = {
      ...mine,
      resourceVersion: resourceVersion(stored),
      allowWatchBookmarks: true,
      timeoutSeconds: 5,
    };
    const watch = await api.watch(configMaps(namespace), query);
    const other = ok(await api.post(configMaps(namespace), configMap('unselected')));
    const events = await watch.rest(15_000);
    const bookmark = events.find((event) => event.type === 'BOOKMARK');
    expect(bookmark?.object).toMatchObject({ kind: 'ConfigMap', apiVersion: 'v1' });
    expect(at(bookmark?.object, 'metadata.name')).toBeUndefined();
    expect(Number(resourceVersion(bookmark?.object))).toBeGreaterThanOrEqual(Number(resourceVersion(other)));
  });

  it('sends tables to those who ask', async ({ namespace }) => {
    await createConfigMap(namespace, 'a', {}, { labels });
    const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
    const watch = await api.watch(configMaps(namespace), mine, accept);
    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { kind: 'Table', rows: [{ cells: ['a', 0, expect.any(String)] }] },
    });
    watch.close();
  });
});
