import { expect, test } from 'vitest';
import { decideDisruptions } from './decide-disruptions.ts';
import type { DisruptionBudget, Pod } from './workload-types.ts';

function budgetOf(spec: DisruptionBudget['spec'], disrupted: string[] = []): DisruptionBudget {
  const disruptedPods = Object.fromEntries(disrupted.map((name) => [name, '2026-01-01T00:00:00Z']));
  const counts = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };
  return {
    apiVersion: 'policy/v1beta1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'shop', generation: 3 },
    spec,
    status: { disruptedPods, ...counts },
  };
}

function podOf(name: string, ready = true): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop' },
    spec: { containers: [] },
    status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  };
}

const three = [podOf('a'), podOf('b'), podOf('c')];

test.each<[DisruptionBudget['spec'], number, number]>([
  [{ minAvailable: 2 }, 2, 1],
  [{ minAvailable: 5 }, 5, 0],
  [{ minAvailable: '50%' }, 2, 1],
  [{ maxUnavailable: 1 }, 2, 1],
  [{ maxUnavailable: '34%' }, 1, 2],
  [{ maxUnavailable: 9 }, 0, 3],
  [{}, 0, 3],
])('%j of three pods needs %i and lets %i go', (spec, desiredHealthy, disruptionsAllowed) => {
  expect(decideDisruptions(budgetOf(spec), three)).toEqual({
    observedGeneration: 3,
    expectedPods: 3,
    currentHealthy: 3,
    desiredHealthy,
    disruptionsAllowed,
  });
});

test('counts neither pods that are not ready nor those whose eviction was allowed', () => {
  const pods = [...three, podOf('d', false)];
  expect(decideDisruptions(budgetOf({ minAvailable: 1 }, ['a', 'gone']), pods)).toMatchObject({
    disruptedPods: { a: expect.any(String) },
    expectedPods: 4,
    currentHealthy: 2,
    disruptionsAllowed: 1,
  });
});

test('lets none go where there are none', () => {
  expect(decideDisruptions(budgetOf({}), [])).toMatchObject({ disruptionsAllowed: 0, expectedPods: 0 });
});
