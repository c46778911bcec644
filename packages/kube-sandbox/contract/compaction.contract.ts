import { describe, expect } from 'vitest';
import { createDefinition } from './definition-fixtures.ts';
import { text } from './document.ts';
import { configMap, configMaps, createConfigMap, it, ok, resourceVersion } from './scratch.ts';
import { api, compact, outlive } from './target.ts';

const expired = { kind: 'Status', status: 'Failure', reason: 'Expired', code: 410 };

describe('forgotten history', () => {
  // A kind declared just now, so that no server has its events from the beginning in memory.
  it('ends a watch from it with an ERROR event', async ({ namespace }) => {
    await using definition = await createDefinition();
    ok(await api.post(definition.path(namespace), definition.object('a')));
    await compact();
    const watch = await api.watch(definition.path(namespace), { resourceVersion: 1 });
    const [event, ...more] = await watch.rest(10_000);
    expect(event).toMatchObject({ type: 'ERROR', object: expired });
    expect(more).toEqual([]);
  });

  it('makes a list of it 410', async ({ namespace }) => {
    await compact();
    const query = { resourceVersion: 1, resourceVersionMatch: 'Exact' };
    expect(await api.get(configMaps(namespace), query)).toMatchObject({ status: 410, body: expired });
  });

  it('lets a continue token expire', async ({ namespace }) => {
    for (const name of ['a', 'b', 'c']) await createConfigMap(namespace, name);
    const first = ok(await api.get(configMaps(namespace), { limit: 1 }));
    ok(await api.post(configMaps(namespace), configMap('later')));
    const token = await outlive(text(first, 'metadata.continue'));
    const reply = await api.get(configMaps(namespace), { limit: 1, continue: token });
    expect(reply).toMatchObject({ status: 410, body: expired });
  });

  it('leaves what is there, and watches from now on, as they are', async ({ namespace }) => {
    const stored = await createConfigMap(namespace, 'a', { data: { key: 'value' } });
    await compact();
    expect(ok(await api.get(`${configMaps(namespace)}/a`))).toEqual(stored);
    // a real cluster's controllers put one of their own into each new namespace
    const watch = await api.watch(configMaps(namespace), {
      fieldSelector: 'metadata.name=b',
      resourceVersion: resourceVersion(ok(await api.get(configMaps(namespace)))),
    });
    await createConfigMap(namespace, 'b');
    expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'b' } } });
    watch.close();
  });
});
