import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { livenessUsageName, type ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { UsageKind } from '#lib/domain/binding/usage-kind.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import { findCondition } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import { said } from '#testing/usage-objects.ts';
import { startUsageStage, type UsageStage } from '#testing/usage-stage.ts';

let stage: UsageStage;
/** Name of the case's usage, its workload, and whatever else it has. */
let name = '';

beforeAll(async () => {
  stage = await startUsageStage();
});
afterAll(() => stage?.stop());
beforeEach(() => {
  name = stage.unique();
});

async function createUsageKind(kindName: string, spec: UsageKind['spec']): Promise<void> {
  await stage.api.kube.create<UsageKind>(kinds.usagekinds, {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'UsageKind',
    metadata: { name: kindName },
    spec,
  });
}

interface Row {
  what: string;
  reason: string;
  message: string | RegExp;
  /** What the case needs besides a Deployment and a usage of the binding `orders`. */
  prepare?(): Promise<unknown>;
  spec?(): Partial<ServiceBindingUsage['spec']>;
  withoutDeployment?: boolean;
  /** Puts right what is wrong. */
  heal?(): Promise<unknown>;
}

const ownBinding = () => ({ serviceBindingRef: { name } });

const rows: Row[] = [
  {
    what: 'a binding that does not exist',
    reason: 'ServiceBindingGetError',
    message: /servicebindings\.servicecatalog\.k8s\.io "shop-.*" not found$/,
    spec: ownBinding,
    heal: () => stage.createBinding(name),
  },
  {
    what: 'a binding with an asynchronous operation',
    reason: 'ServiceBindingAsyncOperationInProgressError',
    message: 'has an asynchronous operation in progress',
    prepare: async () => {
      await stage.createBinding(name);
      await stage.setBinding(name, { asyncOpInProgress: true, conditions: [said('False')] });
    },
    spec: ownBinding,
    heal: () => stage.setBinding(name, { asyncOpInProgress: false, conditions: [said('True')] }),
  },
  {
    what: 'a binding that is not ready',
    reason: 'ServiceBindingNotReadyError',
    message: 'is not ready: the broker is away',
    prepare: async () => {
      await stage.createBinding(name);
      await stage.setBinding(name, { conditions: [said('False', 'the broker is away')] });
    },
    spec: ownBinding,
    heal: () => stage.setBinding(name, { conditions: [said('True')] }),
  },
  {
    what: 'a binding of which nothing is known yet',
    reason: 'ServiceBindingNotReadyError',
    message: /is not ready$/,
    prepare: async () => {
      await stage.createBinding(name);
      await stage.setBinding(name, { conditions: [] });
    },
    spec: ownBinding,
    heal: () => stage.setBinding(name, { conditions: [said('True')] }),
  },
  {
    what: 'a binding whose instance does not exist',
    reason: 'ServiceClassGetBindingLabelsError',
    message: 'the class of the ServiceInstance',
    prepare: () => stage.createBinding(name, { instanceRef: { name } }),
    spec: ownBinding,
    heal: () => stage.createInstance(name, { serviceClassRef: { name: 'orders' } }),
  },
  {
    what: 'a class that does not exist',
    reason: 'ServiceClassGetBindingLabelsError',
    message: 'was not found',
    prepare: async () => {
      await stage.createInstance(name, { serviceClassRef: { name } });
      await stage.createBinding(name, { instanceRef: { name } });
    },
    spec: ownBinding,
    heal: () => stage.createClass(name),
  },
  {
    what: 'a UsageKind that does not exist: names are case-sensitive',
    reason: 'EnsureLabelsAppliedError',
    message: 'usagekinds.servicecatalog.kyma-project.io "Deployment" not found',
    spec: () => ({ usedBy: { kind: 'Deployment', name } }),
  },
  {
    what: 'the UsageKind of old articles, function',
    reason: 'EnsureLabelsAppliedError',
    message: 'usagekinds.servicecatalog.kyma-project.io "function" not found',
    spec: () => ({ usedBy: { kind: 'function', name } }),
  },
  {
    what: 'a UsageKind that comes later',
    reason: 'EnsureLabelsAppliedError',
    message: /usagekinds\.servicecatalog\.kyma-project\.io "shop-.*" not found/,
    spec: () => ({ usedBy: { kind: name, name } }),
    heal: () =>
      createUsageKind(name, {
        labelsPath: 'spec.template.metadata.labels',
        resource: { group: 'apps', version: 'v1', kind: 'Deployment' },
      }),
  },
  {
    what: 'a kind that the cluster does not have',
    reason: 'EnsureLabelsAppliedError',
    message: 'no matches for kind "Function" in version "serverless.kyma-project.io/v1alpha1"',
    spec: () => ({ usedBy: { kind: 'serverless-function', name } }),
  },
  {
    what: 'a kind without namespaces',
    reason: 'EnsureLabelsAppliedError',
    message: 'belongs to no namespace',
    prepare: () =>
      createUsageKind(name, {
        labelsPath: 'spec.template.metadata.labels',
        resource: { version: 'v1', kind: 'Namespace' },
      }),
    spec: () => ({ usedBy: { kind: name, name } }),
  },
  {
    what: 'a labelsPath that leads to no pod template',
    reason: 'EnsureLabelsAppliedError',
    message: 'has no containers beside spec.pods.metadata.labels',
    prepare: () =>
      createUsageKind(name, {
        labelsPath: 'spec.pods.metadata.labels',
        resource: { group: 'apps', version: 'v1', kind: 'Deployment' },
      }),
    spec: () => ({ usedBy: { kind: name, name } }),
  },
  {
    what: 'a workload that does not exist',
    reason: 'EnsureLabelsAppliedError',
    message: /deployments\.apps "shop-.*" not found/,
    withoutDeployment: true,
    heal: () => stage.createDeployment(name),
  },
];

async function fail(row: Row): Promise<string> {
  if (!row.withoutDeployment) {
    await stage.createDeployment(name);
  }
  await row.prepare?.();
  await stage.createUsage(name, row.spec?.() ?? {});
  return stage.failure(name, row.reason);
}

describe('Ready is False', () => {
  it.each(rows)('for $what: $reason', async (row) => {
    expect(await fail(row)).toMatch(row.message);
  });

  it.each(rows.filter(({ heal }) => heal !== undefined))('until it is put right: $what', async (row) => {
    await fail(row);
    await row.heal?.();
    await stage.ready(name);
  });

  it('for a class that asks for the label of the usage itself: ApplyLabelsConflictError', async () => {
    await stage.createDeployment(name);
    await stage.createInstance(name, { serviceClassRef: { name } });
    await stage.createBinding(name, { instanceRef: { name } });
    const { metadata } = await stage.createUsage(name, ownBinding());
    await stage.failure(name, 'ServiceClassGetBindingLabelsError');
    await stage.createClass(name, { [`use-${metadata.uid}`]: 'true' });
    expect(await stage.failure(name, 'ApplyLabelsConflictError')).toContain(`use-${metadata.uid}`);
  });

  it('with the first step that fails: a binding that is not ready hides a workload that is not there', async () => {
    await stage.createBinding(name);
    await stage.setBinding(name, { conditions: [said('False')] });
    await stage.createUsage(name, ownBinding());
    await stage.failure(name, 'ServiceBindingNotReadyError');
    await stage.setBinding(name, { conditions: [said('True')] });
    await stage.failure(name, 'EnsureLabelsAppliedError');
  });

  it('with the number of attempts, which grows', async () => {
    await stage.createUsage(name, ownBinding());
    const first = await stage.failure(name, 'ServiceBindingGetError');
    expect(first).toMatch(/^Process error during \d+ attempt; while getting ServiceBinding "/);
    await eventually(async () => {
      const message = await stage.failure(name, 'ServiceBindingGetError');
      return Number(/during (\d+) attempt/.exec(message)?.[1]) >= 3 ? true : undefined;
    });
  });
});

describe('a usage', () => {
  it('is Ready with neither reason nor message, and with both times', async () => {
    await stage.createDeployment(name);
    await stage.createUsage(name);
    const ready = findCondition((await stage.ready(name)).status?.conditions, 'Ready');
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(ready).toEqual({
      type: 'Ready',
      status: 'True',
      reason: '',
      message: '',
      lastTransitionTime: time,
      lastUpdateTime: time,
    });
  });

  it('belongs to its binding before that is ready', async () => {
    const binding = await stage.createBinding(name);
    await stage.setBinding(name, { conditions: [said('False')] });
    await stage.createUsage(name, ownBinding());
    const usage = await stage.usageWith(name, 'False', 'ServiceBindingNotReadyError');
    expect(usage.metadata.ownerReferences).toEqual([
      {
        apiVersion: 'servicecatalog.k8s.io/v1beta1',
        kind: 'ServiceBinding',
        name,
        uid: binding.metadata.uid,
      },
    ]);
  });

  it('leaves a binding that it no longer names, also where the new one does not exist', async () => {
    await stage.createDeployment(name);
    await stage.createUsage(name);
    await stage.ready(name);
    const { namespace } = stage.api;
    await stage.api.kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: ownBinding(),
    });
    await stage.failure(name, 'ServiceBindingGetError');
    await eventually(async () => {
      const found = await stage.api.kube.get(kinds.servicebindingusages, name, namespace);
      return (found.metadata.ownerReferences ?? []).length === 0 ? true : undefined;
    });
  });

  it('that was Ready is not when its binding is no more; its variables stay', async () => {
    await stage.createDeployment(name);
    await stage.createBinding(name);
    await stage.createUsage(name, ownBinding());
    await stage.ready(name);
    await stage.setBinding(name, { conditions: [said('False')] });
    await stage.failure(name, 'ServiceBindingNotReadyError');
    const { template } = (await stage.deployment(name)).spec;
    expect(template.spec.containers[0]?.envFrom).toEqual([{ secretRef: { name } }]);
  });

  it("with the name of the reference's liveness sample is not worked on", async () => {
    await stage.createUsage(livenessUsageName, ownBinding());
    await stage.createDeployment(name);
    await stage.createUsage(name);
    await stage.ready(name);
    const { kube, namespace } = stage.api;
    const sample = await kube.get<ServiceBindingUsage>(
      kinds.servicebindingusages,
      livenessUsageName,
      namespace,
    );
    expect(sample.status).toBeUndefined();
    expect(sample.metadata.finalizers).toBeUndefined();
  });

  it('is looked at again when reprocessRequest is raised', async () => {
    await stage.createUsage(name, ownBinding());
    await stage.failure(name, 'ServiceBindingGetError');
    await stage.createBinding(name);
    await stage.failure(name, 'EnsureLabelsAppliedError');
    await stage.createDeployment(name);
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: { reprocessRequest: 1 },
    });
    await stage.ready(name);
  });

  it.each([
    ['without a binding', { serviceBindingRef: undefined }],
    ['without a workload', { usedBy: undefined }],
    ['without the kind of its workload', { usedBy: { name: 'x' } }],
    ['without the name of its workload', { usedBy: { kind: 'deployment' } }],
  ])('%s is refused by the API', async (_what, spec) => {
    const refused = stage.createUsage(name, spec as unknown as Partial<ServiceBindingUsage['spec']>);
    await expect(refused).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });

  it('finds the labels of a class of the whole cluster', async () => {
    const { kube, id } = stage.api;
    const clusterClass = `cluster-${id}`;
    await kube.create<ServiceClass>(kinds.clusterserviceclasses, {
      apiVersion: 'servicecatalog.k8s.io/v1beta1',
      kind: 'ClusterServiceClass',
      metadata: { name: clusterClass },
      spec: {
        externalName: clusterClass,
        externalID: clusterClass,
        description: 'Orders',
        externalMetadata: { bindingLabels: { [clusterClass]: 'true' } },
      },
    });
    await stage.createInstance(name, { clusterServiceClassRef: { name: clusterClass } });
    await stage.createBinding(name, { instanceRef: { name } });
    await stage.createDeployment(name);
    await stage.createUsage(name, ownBinding());
    await stage.ready(name);
    expect((await stage.deployment(name)).spec.template.metadata?.labels).toMatchObject({
      [clusterClass]: 'true',
    });
    await kube.delete(kinds.clusterserviceclasses, clusterClass);
  });
});
