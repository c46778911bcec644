import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tracingAnnotation, usageFinalizer } from '#lib/domain/binding/service-binding-usage.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Container, Deployment } from '#lib/domain/kubernetes/workload.ts';
import { eventually } from '#testing/eventually.ts';
import { deploymentOf } from '#testing/usage-objects.ts';
import { comparable, startUsageStage, type UsageStage } from '#testing/usage-stage.ts';

let stage: UsageStage;
/** Name of the case's usage and its Deployment. */
let name = '';

beforeAll(async () => {
  stage = await startUsageStage();
});
afterAll(() => stage?.stop());
beforeEach(() => {
  name = stage.unique();
});

const whole = { secretRef: { name: 'orders-secret' } };

async function bound(containers?: Container[]): Promise<Deployment> {
  await stage.createDeployment(name, containers);
  await stage.createUsage(name);
  await stage.ready(name);
  return stage.deployment(name);
}

function envFromOf(deployment: Deployment): Container['envFrom'][] {
  return deployment.spec.template.spec.containers.map(({ envFrom }) => envFrom);
}

function edit(change: object): Promise<Deployment> {
  const target = { name, namespace: stage.api.namespace };
  return stage.api.kube.patch<Deployment>(kinds.deployments, target, 'strategic', change);
}

describe('a bound Deployment', () => {
  it.each<[string, Container[], Container['envFrom'][]]>([
    ['has the Secret in its container', [{ name: 'web', image: 'nginx' }], [[whole]]],
    [
      'has it in every container, also in sidecars',
      [
        { name: 'web', image: 'nginx' },
        { name: 'proxy', image: 'envoy' },
      ],
      [[whole], [whole]],
    ],
    [
      'has it after what was there',
      [
        {
          name: 'web',
          image: 'nginx',
          envFrom: [{ configMapRef: { name: 'a' } }, { prefix: 'B_', secretRef: { name: 'b' } }],
        },
      ],
      [[{ configMapRef: { name: 'a' } }, { prefix: 'B_', secretRef: { name: 'b' } }, whole]],
    ],
    [
      'has it once where it has the same entry of its own',
      [{ name: 'web', image: 'nginx', envFrom: [whole] }],
      [[whole]],
    ],
  ])('%s', async (_what, containers, expected) => {
    expect(envFromOf(await bound(containers))).toEqual(expected);
  });

  it('has nothing in its init containers', async () => {
    const deployment = deploymentOf(name, stage.api.namespace, [{ name: 'web', image: 'nginx' }]);
    deployment.spec.template.spec.initContainers = [{ name: 'init', image: 'busybox' }];
    await stage.api.kube.create(kinds.deployments, deployment);
    await stage.createUsage(name);
    await stage.ready(name);
    expect((await stage.deployment(name)).spec.template.spec.initContainers?.[0]?.envFrom).toBeUndefined();
  });

  it.each([
    ['ORDERS_', { prefix: 'ORDERS_', ...whole }],
    ['', whole],
  ])('has the prefix "%s" of the usage', async (prefix, entry) => {
    await stage.createDeployment(name);
    await stage.createUsage(name, { parameters: { envPrefix: { name: prefix } } });
    await stage.ready(name);
    expect(envFromOf(await stage.deployment(name))).toEqual([[entry]]);
  });

  it('has the Secret of the binding’s name where the binding names no other', async () => {
    await stage.createBinding(name);
    await stage.createDeployment(name);
    await stage.createUsage(name, { serviceBindingRef: { name } });
    await stage.ready(name);
    expect(envFromOf(await stage.deployment(name))).toEqual([[{ secretRef: { name } }]]);
  });

  it('has the label of its usage, with a version as the value, and those of the class', async () => {
    const { spec } = await bound();
    const { metadata } = await stage.ready(name);
    expect(spec.template.metadata?.labels).toEqual({
      app: name,
      'sample-app-orders': 'true',
      [`use-${metadata.uid}`]: expect.stringMatching(/^\d+$/),
    });
  });

  it('has only the label of its usage where the class asks for none', async () => {
    await stage.createClass(name);
    await stage.createInstance(name, { serviceClassRef: { name } });
    await stage.createBinding(name, { instanceRef: { name } });
    await stage.createDeployment(name);
    const { metadata } = await stage.createUsage(name, { serviceBindingRef: { name } });
    await stage.ready(name);
    const labels = (await stage.deployment(name)).spec.template.metadata?.labels ?? {};
    expect(Object.keys(labels).sort()).toEqual(['app', `use-${metadata.uid}`].sort());
  });

  it('has in its tracing annotation what each usage put into it', async () => {
    await bound();
    const second = stage.unique();
    await stage.createUsage(second, {
      usedBy: { kind: 'deployment', name },
      parameters: { envPrefix: { name: 'B_' } },
    });
    await stage.ready(second);
    const { metadata, spec } = await stage.deployment(name);
    const traces = JSON.parse(metadata.annotations?.[tracingAnnotation] ?? '');
    expect(Object.keys(traces)).toEqual([name, second]);
    for (const usage of [name, second]) {
      const { uid } = (await stage.ready(usage)).metadata;
      expect(traces[usage].injectedLabels).toEqual({
        'sample-app-orders': 'true',
        [`use-${uid}`]: spec.template.metadata?.labels?.[`use-${uid}`],
      });
    }
  });

  it('is changed once, so that it rolls once', async () => {
    const before = await stage.createDeployment(name);
    await stage.createUsage(name);
    await stage.ready(name);
    expect((await stage.deployment(name)).metadata.generation).toBe((before.metadata.generation ?? 0) + 1);
  });

  it('is held by a finalizer on its usage', async () => {
    await bound();
    expect((await stage.ready(name)).metadata.finalizers).toEqual([usageFinalizer]);
  });

  it('does not roll when the Secret changes: pods see that at their next start', async () => {
    const { kube, namespace } = stage.api;
    await stage.createSecret(name, ['GATEWAY_URL']);
    await stage.createBinding(name);
    await stage.createDeployment(name);
    await stage.createUsage(name, { serviceBindingRef: { name } });
    await stage.ready(name);
    const { generation } = (await stage.deployment(name)).metadata;
    await kube.patch(kinds.secrets, { name, namespace }, 'merge', {
      stringData: { GATEWAY_URL: 'http://new' },
    });
    await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: { reprocessRequest: 1 },
    });
    const marker = stage.unique();
    await stage.createDeployment(marker);
    await stage.createUsage(marker);
    await stage.ready(marker);
    expect((await stage.deployment(name)).metadata.generation).toBe(generation);
  });
});

describe('a changed usage', () => {
  it.each([
    ['prefix', { parameters: { envPrefix: { name: 'NEW_' } } }, { prefix: 'NEW_', ...whole }],
    ['binding', { serviceBindingRef: { name: 'other' } }, { secretRef: { name: 'other' } }],
  ])('takes its %s along, with a new label value', async (what, spec, entry) => {
    if (what === 'binding') {
      await stage.createBinding('other');
    }
    const before = await bound();
    const { uid } = (await stage.ready(name)).metadata;
    const { namespace } = stage.api;
    await stage.api.kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', { spec });
    const after = await eventually(async () => {
      const deployment = await stage.deployment(name);
      return JSON.stringify(envFromOf(deployment)) === JSON.stringify([[entry]]) ? deployment : undefined;
    });
    const label = `use-${uid}`;
    expect(after.spec.template.metadata?.labels?.[label]).not.toBe(
      before.spec.template.metadata?.labels?.[label],
    );
  });

  it('leaves the Deployment that it named before, as that was', async () => {
    const before = comparable(await stage.createDeployment(name));
    await stage.createUsage(name);
    await stage.ready(name);
    const other = stage.unique();
    await stage.createDeployment(other);
    const { namespace } = stage.api;
    await stage.api.kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: { usedBy: { name: other } },
    });
    await eventually(async () => envFromOf(await stage.deployment(other))[0]);
    expect(comparable(await stage.deployment(name))).toBe(before);
  });
});

type Template = Deployment['spec']['template'];

const shapes: [string, (template: Template, deployment: Deployment) => void][] = [
  ['one container', () => undefined],
  [
    'containers with and without envFrom',
    ({ spec }) => {
      spec.containers = [
        { name: 'web', image: 'nginx', envFrom: [{ configMapRef: { name: 'a' } }] },
        { name: 'side', image: 'nginx', env: [{ name: 'LEVEL', value: 'info' }] },
      ];
    },
  ],
  [
    'the same entry of its own',
    ({ spec }) => {
      spec.containers = [{ name: 'web', image: 'nginx', envFrom: [whole] }];
    },
  ],
  [
    'the label of the class with another value',
    (template) => {
      template.metadata = { labels: { ...template.metadata?.labels, 'sample-app-orders': 'mine' } };
    },
  ],
  [
    'annotations of its own',
    (_template, { metadata }) => {
      metadata.annotations = { team: 'blue' };
    },
  ],
];

describe('unbinding', () => {
  it.each(shapes)('leaves a Deployment with %s as it was', async (_what, shape) => {
    const wanted = deploymentOf(name, stage.api.namespace, [{ name: 'web', image: 'nginx' }]);
    shape(wanted.spec.template, wanted);
    const before = comparable(await stage.api.kube.create(kinds.deployments, wanted));
    await stage.createUsage(name);
    await stage.ready(name);
    expect(comparable(await stage.deployment(name))).not.toBe(before);
    await stage.unbind(name);
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it.each([
    ['first come, first go', false],
    ['first come, last go', true],
  ])('of two usages leaves it as it was: %s', async (_what, reversed) => {
    const before = comparable(await stage.createDeployment(name));
    const usages = [stage.unique(), stage.unique()];
    for (const [index, usage] of usages.entries()) {
      await stage.createUsage(usage, {
        usedBy: { kind: 'deployment', name },
        parameters: { envPrefix: { name: `U${index}_` } },
      });
      await stage.ready(usage);
    }
    for (const usage of reversed ? usages.toReversed() : usages) {
      await stage.unbind(usage);
    }
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it('of one usage leaves the other one and the labels of their class', async () => {
    await bound();
    const other = stage.unique();
    await stage.createUsage(other, {
      usedBy: { kind: 'deployment', name },
      parameters: { envPrefix: { name: 'B_' } },
    });
    await stage.ready(other);
    await stage.unbind(name);
    const deployment = await stage.deployment(name);
    expect(envFromOf(deployment)).toEqual([[{ prefix: 'B_', ...whole }]]);
    expect(deployment.spec.template.metadata?.labels).toMatchObject({ 'sample-app-orders': 'true' });
  });

  it.each([
    ['replicas', { spec: { replicas: 3 } }, (it: Deployment) => it.spec.replicas, 3],
    [
      'an image',
      { spec: { template: { spec: { containers: [{ name: 'web', image: 'nginx:2' }] } } } },
      (it: Deployment) => it.spec.template.spec.containers[0]?.image,
      'nginx:2',
    ],
    [
      'a variable',
      { spec: { template: { spec: { containers: [{ name: 'web', env: [{ name: 'A', value: '1' }] }] } } } },
      (it: Deployment) => it.spec.template.spec.containers[0]?.env,
      [{ name: 'A', value: '1' }],
    ],
    [
      'a label of the pods',
      { spec: { template: { metadata: { labels: { late: 'yes' } } } } },
      (it: Deployment) => it.spec.template.metadata?.labels?.late,
      'yes',
    ],
    [
      'an annotation',
      { metadata: { annotations: { late: 'yes' } } },
      (it: Deployment) => it.metadata.annotations?.late,
      'yes',
    ],
  ])('keeps %s that somebody changed in between', async (_what, change, read, expected) => {
    await bound();
    await edit(change);
    await stage.unbind(name);
    const after = await stage.deployment(name);
    expect(read(after)).toEqual(expected);
    expect(envFromOf(after)).toEqual([undefined]);
  });
});
