import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tracingAnnotation } from '#lib/domain/binding/service-binding-usage.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { eventually } from '#testing/eventually.ts';
import { defineOwnKind } from '#testing/own-kind.ts';
import { said } from '#testing/usage-objects.ts';
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

/** @returns the Deployment as it was before, as text. */
async function bound(spec: Parameters<UsageStage['createUsage']>[1] = {}): Promise<string> {
  const before = comparable(await stage.createDeployment(name));
  await stage.createUsage(name, spec);
  await stage.ready(name);
  return before;
}

async function envFrom(): Promise<unknown[] | undefined> {
  return (await stage.deployment(name)).spec.template.spec.containers[0]?.envFrom;
}

function gone(usage: string): Promise<true> {
  return eventually(async () =>
    (await stage.api.kube.find(kinds.servicebindingusages, usage, stage.api.namespace)) ? undefined : true,
  );
}

function edit(type: 'json' | 'merge' | 'strategic', change: object): Promise<Deployment> {
  const target = { name, namespace: stage.api.namespace };
  return stage.api.kube.patch<Deployment>(kinds.deployments, target, type, change);
}

describe('what is deleted in another order', () => {
  it('a binding takes its usage along, and the Deployment is as it was', async () => {
    await stage.createBinding(name);
    const before = await bound({ serviceBindingRef: { name } });
    await stage.api.kube.delete(kinds.servicebindings, name, stage.api.namespace);
    await gone(name);
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it('a Deployment leaves its usage, which can go', async () => {
    await bound();
    await stage.remove(kinds.deployments, name);
    await stage.failure(name, 'EnsureLabelsAppliedError');
    await stage.unbind(name);
  });

  it('a definition of a workload’s kind leaves usages, which can go', async () => {
    const own = await defineOwnKind(stage.api, 'Passing', 'passings');
    await own.createUsageKind(name, 'spec.pod.metadata.labels');
    await own.create(name, { pod: { spec: { containers: [{ name: 'web' }] } } });
    await stage.createUsage(name, { usedBy: { kind: name, name } });
    await stage.ready(name);
    await stage.api.kube.delete(kinds.customresourcedefinitions, 'passings.test.mooring.dev');
    await stage.unbind(name);
  });

  it('a namespace with usages can go', async () => {
    const { kube, id } = stage.api;
    const namespace = `leaving-${id}`;
    await kube.create(kinds.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await kube.create<KubeObject & { spec: object }>(kinds.servicebindingusages, {
      apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
      kind: 'ServiceBindingUsage',
      metadata: { name, namespace },
      spec: { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name } },
    });
    await eventually(async () => {
      const found = await kube.get<KubeObject & { status?: object }>(
        kinds.servicebindingusages,
        name,
        namespace,
      );
      return found.status;
    });
    await kube.delete(kinds.namespaces, namespace);
    await eventually(async () => ((await kube.find(kinds.namespaces, namespace)) ? undefined : true), 30_000);
  });
});

describe('what happens while nobody works', () => {
  it('a deleted usage is taken back after', async () => {
    const before = await bound();
    await stage.stopController();
    await stage.api.kube.delete(kinds.servicebindingusages, name, stage.api.namespace);
    await stage.startController();
    await gone(name);
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it('a usage that names another Deployment leaves the first one as it was', async () => {
    const before = await bound();
    await stage.stopController();
    const other = stage.unique();
    await stage.createDeployment(other);
    const target = { name, namespace: stage.api.namespace };
    await stage.api.kube.patch(kinds.servicebindingusages, target, 'merge', {
      spec: { usedBy: { name: other } },
    });
    await stage.startController();
    await eventually(async () => (await stage.deployment(other)).spec.template.spec.containers[0]?.envFrom);
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it('a restart changes nothing', async () => {
    await bound();
    const { generation } = (await stage.deployment(name)).metadata;
    await stage.stopController();
    await stage.startController();
    const marker = stage.unique();
    await stage.createDeployment(marker);
    await stage.createUsage(marker);
    await stage.ready(marker);
    expect((await stage.deployment(name)).metadata.generation).toBe(generation);
  });
});

describe('what others do to a bound Deployment', () => {
  it('made anew, it is bound again', async () => {
    await bound();
    await stage.remove(kinds.deployments, name);
    await stage.createDeployment(name);
    await eventually(envFrom);
  });

  it('replaced, it is bound again', async () => {
    const original = await stage.createDeployment(name);
    await stage.createUsage(name);
    await stage.ready(name);
    const { resourceVersion: _revision, ...metadata } = original.metadata;
    await stage.api.kube.replace<Deployment>(kinds.deployments, { ...original, metadata });
    await eventually(envFrom);
  });

  it.each<[string, 'json' | 'merge', object]>([
    ['the entry', 'json', [{ op: 'remove', path: '/spec/template/spec/containers/0/envFrom' }]],
    ['the labels', 'merge', { spec: { template: { metadata: { labels: { 'sample-app-orders': null } } } } }],
    ['the annotation', 'merge', { metadata: { annotations: { [tracingAnnotation]: null } } }],
  ])('without %s, it gets that again, and nothing is left after unbinding', async (_what, type, change) => {
    await bound();
    await edit(type, change);
    await eventually(async () => {
      const { metadata, spec } = await stage.deployment(name);
      const isWhole =
        spec.template.spec.containers[0]?.envFrom?.length === 1 &&
        spec.template.metadata?.labels?.['sample-app-orders'] === 'true' &&
        metadata.annotations?.[tracingAnnotation] !== undefined;
      return isWhole ? true : undefined;
    });
    await stage.unbind(name);
    expect(await envFrom()).toBeUndefined();
    expect((await stage.deployment(name)).spec.template.metadata?.labels).toEqual({ app: name });
  });

  it('with another container, that one is bound too', async () => {
    await bound();
    await edit('strategic', {
      spec: { template: { spec: { containers: [{ name: 'late', image: 'nginx' }] } } },
    });
    await eventually(async () => {
      const { containers } = (await stage.deployment(name)).spec.template.spec;
      return containers.every((container) => container.envFrom?.length === 1) ? true : undefined;
    });
  });

  it('overwritten by a tool without end, it is put back five times a minute and that is said', async () => {
    const original = await stage.createDeployment(name);
    await stage.createUsage(name);
    await stage.ready(name);
    const { resourceVersion: _revision, ...metadata } = original.metadata;
    const restored = async () => ((await envFrom()) === undefined ? undefined : true);
    for (let count = 0; count < 5; count++) {
      await eventually(restored);
      await stage.ready(name);
      await stage.api.kube.replace<Deployment>(kinds.deployments, { ...original, metadata });
    }
    await eventually(restored);
    await stage.ready(name);
    await stage.api.kube.replace<Deployment>(kinds.deployments, { ...original, metadata });
    expect(await stage.failure(name, 'EnsureLabelsAppliedError')).toContain(
      'something else keeps taking the variables out of the Deployment',
    );
    expect(await envFrom()).toBeUndefined();
  });
});

it('a binding that is bound anew keeps its usages', async () => {
  await stage.createBinding(name);
  await bound({ serviceBindingRef: { name } });
  await stage.setBinding(name, { asyncOpInProgress: true, conditions: [said('False')] });
  await stage.failure(name, 'ServiceBindingAsyncOperationInProgressError');
  expect(await envFrom()).toEqual([{ secretRef: { name } }]);
  await stage.setBinding(name, { asyncOpInProgress: false, conditions: [said('True')] });
  await stage.ready(name);
});

it('nothing is left of usages that came and went', async () => {
  const before = comparable(await stage.createDeployment(name));
  const { kube, namespace } = stage.api;
  const countAll = async () => {
    const lists = await Promise.all(
      [kinds.servicebindingusages, kinds.secrets, kinds.configmaps].map((kind) =>
        kube.list(kind, { namespace }),
      ),
    );
    return lists.map(({ items }) => items.length);
  };
  const counted = await countAll();
  for (let round = 0; round < 3; round++) {
    await stage.createUsage(`${name}-${round}`, { usedBy: { kind: 'deployment', name } });
    await stage.unbind(`${name}-${round}`);
  }
  expect(await countAll()).toEqual(counted);
  expect(comparable(await stage.deployment(name))).toBe(before);
});
