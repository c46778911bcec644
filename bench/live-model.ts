#!/usr/bin/env node
/**
 * What a change in the cluster costs the console's live model, with the views of all list pages open: from the event until the
 * views that it concerns have their next answers. Reference in the same run: the same changes in a cluster of a hundredth. Besides, what the model holds in
 * memory, over the objects alone.
 *
 *   node --expose-gc bench/live-model.ts [--applications 10000] [--rounds 400]
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { clusterObjects } from '#bench/live-model/cluster-objects.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { ViewName, ViewQuery } from '#lib/domain/view/views.ts';
import { playModel } from '#testing/play-model.ts';
import { reportLine, summarize } from './statistics.ts';

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '400' },
  },
});
const applications = Number(values.applications);
const rounds = Number(values.rounds);
const mostMs = 1;

/** What the list pages look at, in one browser each. */
const looked: { [N in ViewName]?: ViewQuery<N>[] } = {
  'application-rows': [{ sort: 'name' }, { sort: '-status', text: 'application' }],
  'application-filters': [{}],
  'binding-rows': [{ sort: 'name' }],
  'binding-filters': [{}],
  'catalog-rows': [{ sort: 'name' }],
  'matrix-cells': [{}],
  'overview-counts': [{}],
  'attention-causes': [{}],
};

interface Change {
  name: string;
  kind: LiveName;
  /** The object in its next state. */
  next(object: KubeObject, round: number): KubeObject;
}

const changes: readonly Change[] = [
  {
    name: "an Application's description",
    kind: 'applications',
    next: (object, round) => withSpec(object, { description: `Changed ${round}` }),
  },
  {
    name: "an Application's state",
    kind: 'applications',
    next: (object, round) => withStatus(object, { installationStatus: { status: `STATE-${round}` } }),
  },
  {
    name: "a binding's condition",
    kind: 'servicebindings',
    next: (object, round) =>
      withStatus(object, { conditions: [{ type: 'Ready', status: round % 2 === 0 ? 'False' : 'True' }] }),
  },
  {
    name: "a pod's restarts",
    kind: 'pods',
    next: (object, round) =>
      withStatus(object, {
        phase: 'Running',
        containerStatuses: [{ name: 'main', ready: true, restartCount: round }],
      }),
  },
];

const small = await measure(Math.max(10, applications / 100));
const large = await measure(applications);
console.log(`load of the machine: ${loadavg()[0]?.toFixed(1)}`);
let reached = true;
for (const { name } of changes) {
  const times = large.times.get(name) ?? [];
  console.log(
    reportLine(name, times, { name: 'a hundredth of the cluster', values: small.times.get(name) ?? [] }),
  );
  reached &&= summarize(times).median <= mostMs;
}
console.log(
  `\nmodel over its objects: ${large.modelMb.toFixed(0)} MB, objects ${large.objectsMb.toFixed(0)} MB`,
);
console.log(`a change ≤ ${mostMs} ms in the median: ${reached ? 'reached' : 'NOT reached'}`);

async function measure(count: number) {
  const emptyMb = heapMb();
  const objects = clusterObjects({
    applications: count,
    services: 3,
    bindings: count / 2,
    pods: count * 2,
  });
  const objectsMb = heapMb() - emptyMb;
  const played = playModel(objects);
  await played.settle();
  const stale = new Set<number>();
  const views: { read(): unknown }[] = [];
  for (const [view, queries] of Object.entries(looked)) {
    for (const query of queries) {
      const number = views.length;
      views.push(await played.watch(view as ViewName, query as never, () => stale.add(number)));
    }
  }
  for (const view of views) {
    view.read();
  }
  const modelMb = heapMb() - emptyMb - objectsMb;
  const times = new Map<string, number[]>();
  for (const change of changes) {
    const of = objects[change.kind] ?? [];
    const current = new Map<string, KubeObject>();
    const ofChange: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const given = of[(round * 7_919) % of.length] as KubeObject;
      const next = change.next(current.get(objectKey(given)) ?? given, round);
      current.set(objectKey(given), next);
      const startedAtMs = performance.now();
      played.put(change.kind, next);
      await played.settle();
      for (const number of stale) {
        views[number]?.read();
      }
      stale.clear();
      ofChange.push(performance.now() - startedAtMs);
    }
    times.set(change.name, ofChange);
  }
  played.stop();
  return { times, objectsMb, modelMb };
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function withSpec(object: KubeObject, spec: object): KubeObject {
  return { ...object, spec: { ...(object as { spec?: object }).spec, ...spec } } as KubeObject;
}

function withStatus(object: KubeObject, status: object): KubeObject {
  return { ...object, status } as KubeObject;
}
