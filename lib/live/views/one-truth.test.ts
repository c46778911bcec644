import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Health, needsAttention } from '#lib/domain/health/health.ts';
import { type ClusterChange, clusterChanges } from '#testing/cluster-changes.ts';
import { playModel } from '#testing/play-model.ts';

async function clusterOf(changes: readonly ClusterChange[]) {
  const cluster = playModel();
  for (const { kind, object, gone } of changes) {
    if (gone) {
      cluster.drop(kind, object);
    } else {
      cluster.put(kind, object);
    }
  }
  await cluster.model.ready([]);
  return cluster;
}

const clusters = fc.array(clusterChanges, { minLength: 1, maxLength: 30 });

it('a tile counts as many that want attention as the list that it leads to shows', async () => {
  await fc.assert(
    fc.asyncProperty(clusters, async (changes) => {
      const cluster = await clusterOf(changes);
      const { counts } = await cluster.read('overview-counts', {});
      const lists = [
        await cluster.read('application-rows', { size: 500 }),
        await cluster.read('catalog-rows', { size: 500 }),
        await cluster.read('binding-rows', { size: 500 }),
      ];
      const broken = [
        await cluster.read('application-rows', { size: 500, show: 'broken' }),
        await cluster.read('catalog-rows', { size: 500, state: 'broken' }),
        await cluster.read('binding-rows', { size: 500, show: 'problems' }),
      ];
      const tiles = counts.slice(0, 3);
      expect(tiles.map(({ id }) => id)).toEqual(['application', 'service', 'binding']);
      expect(tiles.map(({ count }) => count)).toEqual(lists.map(({ total }) => total));
      expect(tiles.map(({ attention }) => attention)).toEqual(broken.map(({ total }) => total));
    }),
  );
});

it('a list’s filter for what wants attention shows those rows that are coloured so, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(clusters, async (changes) => {
      const cluster = await clusterOf(changes);
      const coloured = (rows: readonly { id: string; health: Health }[]) =>
        rows.flatMap(({ id, health }) => (needsAttention(health) ? [id] : [])).sort();
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
      const applications = await cluster.read('application-rows', { size: 500 });
      const brokenApplications = await cluster.read('application-rows', { size: 500, show: 'broken' });
      expect(ids(brokenApplications.rows)).toEqual(coloured(applications.rows));
      const bindings = await cluster.read('binding-rows', { size: 500 });
      const brokenBindings = await cluster.read('binding-rows', { size: 500, show: 'problems' });
      expect(ids(brokenBindings.rows)).toEqual(coloured(bindings.rows));
      const services = await cluster.read('catalog-rows', { size: 500 });
      const brokenServices = await cluster.read('catalog-rows', { size: 500, state: 'broken' });
      expect(ids(brokenServices.rows)).toEqual(coloured(services.rows));
    }),
  );
});

it('an Application wants attention where the overview has a finding of it, and nowhere else', async () => {
  await fc.assert(
    fc.asyncProperty(clusters, async (changes) => {
      const cluster = await clusterOf(changes);
      const { rows } = await cluster.read('application-rows', { size: 500, show: 'broken' });
      const findings = [...cluster.model.tables.attention.rows()];
      const named = new Set(findings.flatMap(({ applications }) => applications));
      const there = [...named].filter((name) => cluster.model.get('applications', name) !== undefined);
      expect(rows.map(({ id }) => id).sort()).toEqual(there.sort());
    }),
  );
});

it('the overview counts each finding once, whatever cause it has', async () => {
  await fc.assert(
    fc.asyncProperty(clusters, async (changes) => {
      const cluster = await clusterOf(changes);
      const { causes, findings, total } = await cluster.read('attention-causes', { size: 100, silenced: [] });
      expect(findings).toBe(cluster.model.tables.attention.size);
      expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(findings);
      expect(total).toBe(causes.length);
      const ids = causes.map(({ id }) => id);
      const silenced = ids.slice(0, 2);
      const rest = await cluster.read('attention-causes', { size: 100, silenced });
      expect(rest.causes.map(({ id }) => id)).toEqual(ids.slice(2));
      expect(rest.silenced.map(({ id }) => id).sort()).toEqual(silenced.sort());
    }),
  );
});
