import fc from 'fast-check';
import { expect, it } from 'vitest';
import { needsAttention } from '#lib/domain/health/health.ts';
import { type ClusterChange, clusterChanges } from '#testing/cluster-changes.ts';
import { playModel } from '#testing/play-model.ts';

/** Of any application's rows as many as a generated cluster has. */
const everything = { from: 0, size: 500, text: '', sort: 'name' } as const;

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
      const tile = counts.find(({ id }) => id === 'application');
      const all = await cluster.read('application-rows', { ...everything, show: 'all' });
      const broken = await cluster.read('application-rows', { ...everything, show: 'broken' });
      expect(tile?.count).toBe(all.total);
      expect(tile?.attention).toBe(broken.total);
      expect(broken.rows.every(({ health }) => needsAttention(health))).toBe(true);
    }),
  );
});

it('an Application wants attention where the overview has a finding of it, and nowhere else', async () => {
  await fc.assert(
    fc.asyncProperty(clusters, async (changes) => {
      const cluster = await clusterOf(changes);
      const { rows } = await cluster.read('application-rows', { ...everything, show: 'broken' });
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
