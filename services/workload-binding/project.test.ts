import { describe, expect, it } from 'vitest';
import { mappingOf } from '#lib/domain/binding/workload-mapping.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { project } from './project.ts';
import type { Projection } from './projection.ts';
import { unproject } from './unproject.ts';

const mapping = mappingOf(undefined, 'v1');
const otherMapping = mappingOf(
  {
    apiVersion: 'servicebinding.io/v1',
    kind: 'ClusterWorkloadResourceMapping',
    metadata: { name: 'deployments.apps' },
    spec: { versions: [{ version: 'v1', annotations: '.spec.notes', volumes: '.spec.disks' }] },
  },
  'v1',
);

function projectionOf(uid: string, changes: Partial<Projection> = {}): Projection {
  return { uid, binding: uid, directory: uid, secretName: `${uid}-secret`, env: [], ...changes };
}

type Random = (limit: number) => number;

/** Small deterministic random numbers: the same cases on every run. */
function randomOf(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

function randomContainer(random: Random, name: string): object {
  return {
    name,
    ...([
      {},
      { env: [] },
      { env: [{ name: 'SERVICE_BINDING_ROOT', value: '/own' }] },
      { env: [{ name: 'URL', value: 'http://mine' }] },
    ][random(4)] ?? {}),
    ...([{}, { volumeMounts: [] }, { volumeMounts: [{ name: 'data', mountPath: '/data' }] }][random(3)] ??
      {}),
  };
}

function randomWorkload(random: Random): KubeObject {
  const containers = Array.from({ length: 1 + random(3) }, (_, index) =>
    randomContainer(random, `c${index}`),
  );
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'shop',
      ...(random(2) === 0 ? { annotations: { team: 'blue' } } : {}),
    },
    spec: {
      template: {
        ...([{}, { metadata: {} }, { metadata: { annotations: { a: 'b' } } }][random(3)] ?? {}),
        spec: {
          containers,
          ...(random(2) === 0 ? { initContainers: [randomContainer(random, 'init')] } : {}),
          ...([{}, { volumes: [] }, { volumes: [{ name: 'data', emptyDir: {} }] }][random(3)] ?? {}),
        },
      },
    },
  } as KubeObject;
}

function randomProjection(random: Random, uid: string): Projection {
  return projectionOf(uid, {
    env: random(2) === 0 ? [{ name: uid === 'a' ? 'URL' : `URL_${uid}`, key: 'type' }] : [],
    ...(random(2) === 0 ? { type: 'rest' } : {}),
    ...(random(3) === 0 ? { provider: 'acme' } : {}),
    ...(random(3) === 0 ? { containers: ['c0', 'init'] } : {}),
  });
}

describe('project', () => {
  it('changes nothing the second time', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = randomOf(seed);
      const projection = randomProjection(random, 'a');
      const once = project(randomWorkload(random), projection, mapping);
      expect(project(once, projection, mapping), `seed ${seed}`).toBe(once);
    }
  });

  it('leaves the entries of other bindings in their place', () => {
    const [a, b] = [projectionOf('a'), projectionOf('b')];
    const both = project(project(randomWorkload(randomOf(1)), a, mapping), b, mapping);
    expect(project(both, a, mapping)).toBe(both);
    expect(project(both, b, mapping)).toBe(both);
  });

  it('follows another mapping without a trace of the former one', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const original = randomWorkload(randomOf(seed));
      const projection = randomProjection(randomOf(seed), 'a');
      const moved = project(project(original, projection, mapping), projection, otherMapping);
      expect(moved, `seed ${seed}`).toEqual(project(original, projection, otherMapping));
    }
  });
});

describe('unproject', () => {
  it('gives back the very same object, whatever it was and in whatever order bindings come and go', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const random = randomOf(seed);
      const original = randomWorkload(random);
      const uids = ['a', 'b', 'c'].slice(0, 1 + random(3));
      let workload = original;
      for (const uid of uids) {
        workload = project(workload, randomProjection(random, uid), mapping);
        workload = project(workload, randomProjection(random, uids[0] ?? 'a'), mapping);
      }
      for (const uid of random(2) === 0 ? uids : uids.toReversed()) {
        workload = unproject(workload, uid);
      }
      expect(JSON.stringify(workload), `seed ${seed}`).toBe(JSON.stringify(original));
    }
  });

  it('is nothing to do where the binding left no trace', () => {
    const workload = randomWorkload(randomOf(1));
    expect(unproject(workload, 'a')).toBe(workload);
  });
});
