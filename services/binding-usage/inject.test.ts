import { describe, expect, it } from 'vitest';
import { tracingAnnotation } from '#lib/domain/binding/service-binding-usage.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { type Injection, inject, remove } from './inject.ts';

const labelsPath = 'spec.template.metadata.labels';

function injectionOf(usage: string, changes: Partial<Injection> = {}): Injection {
  return {
    usage,
    labelsPath,
    marker: { label: `use-uid-${usage}`, value: '41' },
    bindingLabels: { 'sample-app-1': 'true' },
    prefix: '',
    secretName: `${usage}-secret`,
    keys: [],
    ...changes,
  };
}

function deployment(spec: Partial<Deployment['spec']['template']> = {}): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'nginx', namespace: 'shop' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'nginx' } },
      template: {
        metadata: { labels: { app: 'nginx' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx:1.25' }] },
        ...spec,
      },
    },
  };
}

/** Small deterministic random numbers: the same cases on every run. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

function randomDeployment(random: (limit: number) => number): Deployment {
  const sources = [
    { secretRef: { name: 'own' } },
    { configMapRef: { name: 'settings' } },
    { prefix: 'A_', secretRef: { name: 'a-secret' } },
    { secretRef: { name: 'b-secret' } },
  ];
  const object = deployment({
    ...([{ metadata: { labels: { app: 'nginx', 'sample-app-1': 'true' } } }, {}, { metadata: {} }][
      random(3)
    ] ?? {}),
    spec: {
      initContainers: [{ name: 'init', image: 'busybox' }],
      containers: Array.from({ length: 1 + random(3) }, (_, index) => ({
        name: `c${index}`,
        image: 'nginx:1.25',
        ...([{}, { envFrom: [] }, { envFrom: sources.slice(0, 1 + random(4)) }][random(3)] ?? {}),
        env: [{ name: 'LEVEL', value: 'info' }],
      })),
    },
  });
  if (random(4) === 0) {
    delete object.spec.template.metadata;
  }
  const choices: (Record<string, string> | undefined)[] = [undefined, {}, { team: 'blue' }];
  const annotations = choices[random(3)];
  if (annotations !== undefined) {
    object.metadata.annotations = annotations;
  }
  return object;
}

describe('inject', () => {
  it("adds the Secret to every regular container, the labels, and the contract's annotation", () => {
    const before = deployment({
      spec: {
        containers: [{ name: 'web' }, { name: 'side', envFrom: [{ configMapRef: { name: 'x' } }] }],
        initContainers: [{ name: 'init' }],
      },
    });
    const after = inject(before, injectionOf('orders', { prefix: 'ORDERS_' }));
    const source = { prefix: 'ORDERS_', secretRef: { name: 'orders-secret' } };
    expect(after.spec.template.spec).toEqual({
      containers: [
        { name: 'web', envFrom: [source] },
        { name: 'side', envFrom: [{ configMapRef: { name: 'x' } }, source] },
      ],
      initContainers: [{ name: 'init' }],
    });
    expect(after.spec.template.metadata?.labels).toEqual({
      app: 'nginx',
      'sample-app-1': 'true',
      'use-uid-orders': '41',
    });
    const traces = JSON.parse(after.metadata.annotations?.[tracingAnnotation] ?? '');
    expect(traces.orders.injectedLabels).toEqual({ 'sample-app-1': 'true', 'use-uid-orders': '41' });
  });

  it('changes nothing the second time, also when the usage has a new version', () => {
    const once = inject(deployment(), injectionOf('orders'));
    const marker = { label: 'use-uid-orders', value: '99' };
    expect(inject(once, injectionOf('orders', { marker }))).toBe(once);
  });

  it('puts back what somebody took out', () => {
    const once = inject(deployment(), injectionOf('orders'));
    const broken = structuredClone(once);
    broken.spec.template = deployment().spec.template;
    expect(inject(broken, injectionOf('orders'))).toEqual(once);
  });

  it('knows its own entries by its label where somebody took the annotation away', () => {
    const once = inject(deployment(), injectionOf('orders'));
    const bare = structuredClone(once);
    delete bare.metadata.annotations;
    const again = inject(bare, injectionOf('orders', { marker: { label: 'use-uid-orders', value: '99' } }));
    expect(again.spec).toEqual(once.spec);
    expect(remove(again, 'orders')).toEqual(deployment());
  });

  it('follows a changed prefix with a new marker', () => {
    const once = inject(deployment(), injectionOf('orders'));
    const marker = { label: 'use-uid-orders', value: '99' };
    const twice = inject(once, injectionOf('orders', { prefix: 'X_', marker }));
    expect(twice.spec.template.spec.containers[0]?.envFrom).toEqual([
      { prefix: 'X_', secretRef: { name: 'orders-secret' } },
    ]);
    expect(twice.spec.template.metadata?.labels?.['use-uid-orders']).toBe('99');
    expect(remove(twice, 'orders')).toEqual(deployment());
  });

  it('leaves the entries of other usages in their order', () => {
    const both = inject(inject(deployment(), injectionOf('a')), injectionOf('b'));
    expect(inject(both, injectionOf('a'))).toBe(both);
    expect(inject(both, injectionOf('b'))).toBe(both);
  });
});

describe('remove', () => {
  it('gives back the very same object, whatever it was and in whatever order usages come and go', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = randomOf(seed);
      const original = randomDeployment(random);
      const usages = ['a', 'b', 'c'].slice(0, 1 + random(3));
      let object = original;
      for (const usage of usages) {
        const prefix = random(2) === 0 ? { prefix: `${usage.toUpperCase()}_` } : {};
        object = inject(object, injectionOf(usage, prefix));
        object = inject(object, injectionOf(usages[0] ?? 'a', { prefix: '' }));
      }
      const order = random(2) === 0 ? usages : usages.toReversed();
      object = order.reduce((kept, usage) => remove(kept, usage), object);
      expect(JSON.stringify(object), `seed ${seed}`).toBe(JSON.stringify(original));
    }
  });

  it('is nothing to do where the usage left no trace', () => {
    const object = deployment();
    expect(remove(object, 'orders')).toBe(object);
  });

  it('keeps what the owner changed in the meantime', () => {
    const once = inject(deployment(), injectionOf('orders'));
    const changed = structuredClone(once);
    changed.spec.replicas = 5;
    changed.spec.template.spec.containers[0]?.envFrom?.push({ configMapRef: { name: 'late' } });
    const after = remove(changed, 'orders');
    expect(after.spec.replicas).toBe(5);
    expect(after.spec.template.spec.containers[0]?.envFrom).toEqual([{ configMapRef: { name: 'late' } }]);
  });
});
