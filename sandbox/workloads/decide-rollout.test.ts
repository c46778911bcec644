import { describe, expect, test } from 'vitest';
import { decideRollout, type RolloutPlan } from './decide-rollout.ts';
import { revisionAnnotation } from './revisions.ts';
import type { Deployment, ReplicaSet } from './workload-types.ts';

const nowMs = Date.parse('2026-01-02T00:00:00Z');

function deploymentWith(spec: Partial<Deployment['spec']> = {}, image = 'nginx:1'): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', uid: 'd1', generation: 1 },
    spec: {
      replicas: 4,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'main', image }] } },
      ...spec,
    },
  };
}

/** A world that does at once what a plan says, with pods that become ready when `ready` is called. */
function simulate(start: Deployment) {
  let deployment = start;
  let sets: ReplicaSet[] = [];
  let clock = 0;

  function step(oldPodCount = 0): RolloutPlan {
    const plan = decideRollout({ deployment, replicaSets: sets, oldPodCount, nowMs });
    sets = sets
      .map((set) => plan.updates.find(({ metadata }) => metadata.name === set.metadata.name) ?? set)
      .filter(({ metadata }) => !plan.deletes.includes(metadata.name));
    if (plan.create !== undefined) {
      clock++;
      const metadata = {
        ...plan.create.metadata,
        uid: `rs${clock}`,
        creationTimestamp: `2026-01-01T00:00:0${clock}Z`,
      };
      sets = [...sets, { ...plan.create, metadata }];
    }
    deployment = { ...deployment, status: plan.status };
    return plan;
  }

  function ready(): void {
    sets = sets.map((set) => {
      const replicas = set.spec.replicas;
      return {
        ...set,
        status: { replicas, readyReplicas: replicas, availableReplicas: replicas, observedGeneration: 9 },
      };
    });
  }

  return {
    step,
    ready,
    change(next: (before: Deployment) => Deployment) {
      const changed = next(deployment);
      const generation = (deployment.metadata.generation ?? 0) + 1;
      deployment = { ...changed, metadata: { ...changed.metadata, generation } };
    },
    settle() {
      for (let round = 0; round < 20; round++) {
        step();
        ready();
      }
    },
    sizes: () => sets.map((set) => set.spec.replicas),
    sets: () => sets,
    status: () => deployment.status,
    reasons: () =>
      Object.fromEntries((deployment.status?.conditions ?? []).map(({ type, reason }) => [type, reason])),
  };
}

describe('decideRollout', () => {
  test('makes the first ReplicaSet with the wanted size and revision 1', () => {
    const world = simulate(deploymentWith());
    const plan = world.step();
    expect(plan.create?.spec.replicas).toBe(4);
    expect(plan.create?.metadata.annotations).toEqual({
      'deployment.kubernetes.io/revision': '1',
      'deployment.kubernetes.io/desired-replicas': '4',
      'deployment.kubernetes.io/max-replicas': '5',
    });
    expect(plan.revision).toBe('1');
    expect(plan.messages).toEqual([`Scaled up replica set ${plan.create?.metadata.name} to 4`]);
    expect(world.reasons()).toEqual({
      Available: 'MinimumReplicasUnavailable',
      Progressing: 'NewReplicaSetCreated',
    });
  });

  test('tells of no size where the first ReplicaSet is to have no pods', () => {
    const world = simulate(deploymentWith({ replicas: 0 }));
    const plan = world.step();
    expect(plan.create?.spec.replicas).toBe(0);
    expect(plan.messages).toEqual([]);
  });

  test('reports progress, then completion, and then nothing new', () => {
    const world = simulate(deploymentWith());
    world.step();
    world.ready();
    const done = world.step();
    expect(world.reasons()).toEqual({
      Available: 'MinimumReplicasAvailable',
      Progressing: 'NewReplicaSetAvailable',
    });
    expect(done.status).toMatchObject({
      replicas: 4,
      updatedReplicas: 4,
      readyReplicas: 4,
      observedGeneration: 1,
    });
    const again = world.step();
    expect(again.status).toEqual(done.status);
    expect([...again.updates, ...again.deletes, ...again.messages]).toEqual([]);
  });

  test('rolls within surge and unavailability', () => {
    const world = simulate(deploymentWith());
    world.settle();
    world.change((before) => ({ ...before, spec: deploymentWith({}, 'nginx:2').spec }));
    world.step();
    expect(world.sizes()).toEqual([4, 1]);
    world.step();
    expect(world.sizes()).toEqual([3, 1]);
    world.step();
    expect(world.sizes()).toEqual([3, 2]);
    world.step();
    expect(world.sizes()).toEqual([3, 2]);
    world.settle();
    expect(world.sizes()).toEqual([0, 4]);
    expect(world.sets()[1]?.metadata.annotations?.[revisionAnnotation]).toBe('2');
  });

  test.each([
    ['no seconds at all', 0],
    ['fewer seconds', 2],
    ['more seconds', 9],
  ])('gives the present ReplicaSet %s when the Deployment asks for them', (_, minReadySeconds) => {
    const world = simulate(deploymentWith({ minReadySeconds: 5 }));
    world.settle();
    world.change((before) => ({ ...before, spec: { ...before.spec, minReadySeconds } }));
    world.settle();
    expect(world.sets().map(({ spec }) => spec.minReadySeconds ?? 0)).toEqual([minReadySeconds]);
    expect(world.step().updates).toEqual([]);
  });

  test('takes up an earlier ReplicaSet when rolled back and gives it the newest revision', () => {
    const world = simulate(deploymentWith());
    world.settle();
    world.change((before) => ({ ...before, spec: deploymentWith({}, 'nginx:2').spec }));
    world.settle();
    world.change((before) => ({ ...before, spec: deploymentWith().spec }));
    world.settle();
    expect(world.sizes()).toEqual([4, 0]);
    expect(world.sets()[0]?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    });
  });

  test('keeps both ReplicaSets in proportion when scaled in the middle of a rollout', () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } };
    const world = simulate(deploymentWith({ strategy }));
    world.settle();
    world.change((before) => ({ ...before, spec: deploymentWith({ strategy }, 'nginx:2').spec }));
    world.step();
    expect(world.sizes()).toEqual([4, 2]);
    world.change((before) => ({ ...before, spec: { ...before.spec, replicas: 10 } }));
    world.step();
    expect(world.sizes()).toEqual([8, 4]);
    world.settle();
    expect(world.sizes()).toEqual([0, 10]);
  });

  test('makes no ReplicaSet while paused but follows the scale', () => {
    const world = simulate(deploymentWith());
    world.settle();
    world.change((before) => ({
      ...before,
      spec: { ...deploymentWith({}, 'nginx:2').spec, paused: true, replicas: 6 },
    }));
    world.step();
    expect(world.sizes()).toEqual([6]);
    expect(world.reasons().Progressing).toBe('DeploymentPaused');
    world.change((before) => ({ ...before, spec: { ...before.spec, paused: false } }));
    world.settle();
    expect(world.sizes()).toEqual([0, 6]);
  });

  test('recreates only after the last old pod is gone', () => {
    const world = simulate(deploymentWith({ strategy: { type: 'Recreate' } }));
    world.settle();
    world.change((before) => ({
      ...before,
      spec: deploymentWith({ strategy: { type: 'Recreate' } }, 'nginx:2').spec,
    }));
    world.step(4);
    expect(world.sizes()).toEqual([0]);
    world.ready();
    world.step(1);
    expect(world.sizes()).toEqual([0]);
    world.step(0);
    expect(world.sizes()).toEqual([0, 4]);
  });

  test('forgets the oldest revisions beyond the history limit', () => {
    const world = simulate(deploymentWith({ revisionHistoryLimit: 1 }));
    for (const image of ['nginx:1', 'nginx:2', 'nginx:3']) {
      world.change((before) => ({
        ...before,
        spec: deploymentWith({ revisionHistoryLimit: 1 }, image).spec,
      }));
      world.settle();
    }
    expect(world.sets().map(({ metadata }) => metadata.annotations?.[revisionAnnotation])).toEqual([
      '2',
      '3',
    ]);
  });

  test('says when a rollout makes no progress before its deadline', () => {
    const stuck = deploymentWith({ progressDeadlineSeconds: 5 });
    const world = simulate(stuck);
    world.step();
    const replicaSets = world.sets();
    const status = world.status();
    const deployment: Deployment = status === undefined ? stuck : { ...stuck, status };
    const plan = decideRollout({ deployment, replicaSets, oldPodCount: 0, nowMs: nowMs + 6000 });
    expect(plan.status.conditions?.find(({ type }) => type === 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
  });
});
