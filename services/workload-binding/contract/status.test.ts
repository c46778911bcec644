import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { findCondition } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import { defineOwnKind, type OwnKind } from '#testing/own-kind.ts';
import { type ServiceBindingStage, startServiceBindingStage } from '#testing/workload-binding-stage.ts';

let stage: ServiceBindingStage;
let service: OwnKind;
/** Name of the case's binding and its Deployment. */
let name = '';

beforeAll(async () => {
  stage = await startServiceBindingStage();
  service = await defineOwnKind(stage.api, 'OrdersApi', 'ordersapis');
});
afterAll(() => stage?.stop());
beforeEach(() => {
  name = stage.unique();
});

type Spec = Partial<WorkloadBinding['spec']>;

const ownService = () => ({ apiVersion: 'test.mooring.dev/v1', kind: 'OrdersApi', name });
const secret = (of: string) => ({ apiVersion: 'v1', kind: 'Secret', name: of });

function expose(secretName: string) {
  return service.create(name, {}, { status: { binding: { name: secretName } } });
}

interface Row {
  what: string;
  reason: string;
  message: string;
  spec(): Spec;
  available: boolean;
  prepare?(): Promise<unknown>;
  withoutDeployment?: boolean;
  heal?(): Promise<unknown>;
}

const rows: Row[] = [
  {
    what: 'a Secret that does not exist',
    reason: 'ServiceNotAvailable',
    message: 'does not exist.',
    spec: () => ({ service: secret(name) }),
    available: false,
    heal: () => stage.createSecret(name, { type: 'x' }),
  },
  {
    what: 'a service that does not exist',
    reason: 'ServiceNotAvailable',
    message: 'OrdersApi "',
    spec: () => ({ service: ownService() }),
    available: false,
    heal: () => expose('orders'),
  },
  {
    what: 'a kind of service that the cluster does not have',
    reason: 'ServiceNotAvailable',
    message: 'The cluster has no kind Nothing in test.mooring.dev/v1.',
    spec: () => ({ service: { ...ownService(), kind: 'Nothing' } }),
    available: false,
  },
  {
    what: 'a service without namespaces',
    reason: 'ServiceNotAvailable',
    message: 'belongs to no namespace',
    spec: () => ({ service: { apiVersion: 'v1', kind: 'Namespace', name: 'default' } }),
    available: false,
  },
  {
    what: 'a service that exposes no Secret',
    reason: 'ServiceNotAvailable',
    message: 'its status.binding.name is not set',
    prepare: () => service.create(name, {}),
    spec: () => ({ service: ownService() }),
    available: false,
    heal: () =>
      stage.api.kube.patch(service.kind, { name, namespace: stage.api.namespace }, 'merge', {
        status: { binding: { name: 'orders' } },
      }),
  },
  {
    what: 'a service whose Secret does not exist',
    reason: 'ServiceNotAvailable',
    message: 'does not exist.',
    prepare: () => expose(name),
    spec: () => ({ service: ownService() }),
    available: false,
    heal: () => stage.createSecret(name, { type: 'x' }),
  },
  {
    what: 'a Secret without a type',
    reason: 'SecretIncomplete',
    message: 'has no entry type, by which workloads know the kind of service: set spec.type.',
    prepare: () => stage.createSecret(name, { url: 'http://x' }),
    spec: () => ({ service: secret(name) }),
    available: true,
    heal: () => stage.patchBinding(name, { type: 'http-api' }),
  },
  {
    what: 'a variable of an entry that the Secret does not have',
    reason: 'SecretIncomplete',
    message: 'has no entry nothing for the variable URL',
    spec: () => ({ env: [{ name: 'URL', key: 'nothing' }] }),
    available: true,
    heal: () => stage.patchBinding(name, { env: null }),
  },
  {
    what: 'a workload that does not exist',
    reason: 'WorkloadNotFound',
    message: 'Deployment "',
    spec: () => ({}),
    available: true,
    withoutDeployment: true,
    heal: () => stage.createDeployment(name),
  },
  {
    what: 'a kind of workload that the cluster does not have',
    reason: 'WorkloadNotFound',
    message: 'The cluster has no kind Nothing in apps/v1.',
    spec: () => ({ workload: { apiVersion: 'apps/v1', kind: 'Nothing', name } }),
    available: true,
  },
  {
    what: 'a selector that finds nothing',
    reason: 'WorkloadNotFound',
    message: 'No Deployment has the labels that the selector asks for.',
    spec: () => ({
      workload: { apiVersion: 'apps/v1', kind: 'Deployment', selector: { matchLabels: { case: name } } },
    }),
    available: true,
    heal: () => label(name),
  },
  {
    what: 'a root that comes from elsewhere',
    reason: 'ProjectionFailed',
    message: 'takes SERVICE_BINDING_ROOT from elsewhere',
    withoutDeployment: true,
    prepare: () =>
      stage.createDeployment(name, ({ spec }) => {
        const valueFrom = { secretKeyRef: { name: 'orders', key: 'type' } };
        spec.template.spec.containers = [
          { name: 'web', image: 'a', env: [{ name: 'SERVICE_BINDING_ROOT', valueFrom }] },
        ];
      }),
    spec: () => ({}),
    available: true,
  },
];

function label(deployment: string): Promise<unknown> {
  const target = { name: deployment, namespace: stage.api.namespace };
  return stage.api.kube.patch(kinds.deployments, target, 'merge', { metadata: { labels: { case: name } } });
}

async function fail(row: Row): Promise<string> {
  if (!row.withoutDeployment) {
    await stage.createDeployment(name);
  }
  await row.prepare?.();
  await stage.createBinding(name, row.spec());
  return stage.failure(name, row.reason);
}

describe('Ready is False', () => {
  it.each(rows)('for $what: $reason, and ServiceAvailable is $available', async (row) => {
    expect(await fail(row)).toContain(row.message);
    const { status } = await stage.failure(name, row.reason).then(() => current());
    expect(findCondition(status?.conditions, 'ServiceAvailable')?.status).toBe(
      row.available ? 'True' : 'False',
    );
  });

  it.each(rows.filter(({ heal }) => heal !== undefined))('until it is put right: $what', async (row) => {
    await fail(row);
    await row.heal?.();
    await stage.ready(name);
  });

  it.each([
    ['directory', { name: 'same' }, 'has the directory same there already'],
    [
      'variable',
      { env: [{ name: 'URL', key: 'GATEWAY_URL' }] },
      'sets the variable URL in container web already',
    ],
  ])('for a second binding with the same %s, while the first one stays', async (_what, spec, message) => {
    await stage.createDeployment(name);
    await stage.createBinding(name, spec);
    await stage.ready(name);
    const second = stage.unique();
    const workload = { apiVersion: 'apps/v1', kind: 'Deployment', name };
    await stage.createBinding(second, { ...spec, workload });
    expect(await stage.failure(second, 'ProjectionFailed')).toContain(message);
    await stage.ready(name);
    await stage.unbind(name);
    await stage.ready(second);
  });

  it('for a Job, with what can be done', async () => {
    await stage.api.kube.create<typeof job>(kinds.jobs, job);
    const workload = { apiVersion: 'batch/v1', kind: 'Job', name: job.metadata.name };
    await stage.createBinding(name, { workload });
    expect(await stage.failure(name, 'ProjectionFailed')).toContain(
      'cannot be changed any more: delete the Job and create it with a volume of Secret "orders"',
    );
  });
});

function current(): Promise<WorkloadBinding> {
  return stage.api.kube.get<WorkloadBinding>(kinds.workloadbindings, name, stage.api.namespace);
}

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'fixed',
    get namespace() {
      return stage.api.namespace;
    },
  },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'nginx' }] } } },
};

describe('a ready binding', () => {
  it('says which Secret is projected, for which generation, and since when', async () => {
    await stage.createDeployment(name);
    await stage.createBinding(name);
    const { status, metadata } = await stage.ready(name);
    const said = { status: 'True', message: '', lastTransitionTime: expect.stringMatching(/Z$/) };
    expect(status).toEqual({
      binding: { name: 'orders' },
      observedGeneration: metadata.generation,
      conditions: [
        { type: 'ServiceAvailable', reason: 'ResolvedBindingSecret', ...said },
        { type: 'Ready', reason: 'Projected', ...said },
      ],
    });
  });

  it('observes each generation', async () => {
    await stage.createDeployment(name);
    await stage.createBinding(name);
    await stage.ready(name);
    await stage.patchBinding(name, { name: 'other' });
    await eventually(async () => {
      const { status, metadata } = await current();
      return metadata.generation === 2 && status?.observedGeneration === 2 ? true : undefined;
    });
  });

  it('can be served by any Provisioned Service', async () => {
    await stage.createDeployment(name);
    await expose('orders');
    await stage.createBinding(name, { service: ownService() });
    expect((await stage.ready(name)).status?.binding).toEqual({ name: 'orders' });
  });

  it('follows its service to another Secret', async () => {
    await stage.createDeployment(name);
    await expose('orders');
    await stage.createBinding(name, { service: ownService() });
    await stage.ready(name);
    await stage.createSecret(name, { type: 'x' });
    const { kube, namespace } = stage.api;
    await kube.patch(service.kind, { name, namespace }, 'merge', { status: { binding: { name } } });
    await eventually(async () => {
      const text = JSON.stringify((await stage.pods(name)).spec.volumes);
      return text.includes(`"secret":{"name":"${name}"}`) ? true : undefined;
    });
  });

  it('is itself a Provisioned Service for another one', async () => {
    await stage.createDeployment(name);
    await stage.createBinding(name);
    await stage.ready(name);
    const second = stage.unique();
    await stage.createDeployment(second);
    await stage.createBinding(second, {
      service: { apiVersion: 'servicebinding.io/v1', kind: 'ServiceBinding', name },
    });
    expect((await stage.ready(second)).status?.binding).toEqual({ name: 'orders' });
  });

  it('can be served by a ServiceBinding of Service Catalog, once that is ready', async () => {
    const { kube, namespace } = stage.api;
    await kube.create<CatalogBinding>(kinds.servicebindings, {
      apiVersion: 'servicecatalog.k8s.io/v1beta1',
      kind: 'ServiceBinding',
      metadata: { name, namespace },
      spec: { instanceRef: { name: 'orders' }, secretName: 'orders' },
    });
    await stage.createDeployment(name);
    await stage.createBinding(name, {
      service: { apiVersion: 'servicecatalog.k8s.io/v1beta1', kind: 'ServiceBinding', name },
    });
    await stage.failure(name, 'ServiceNotAvailable');
    await kube.patch(kinds.servicebindings, { name, namespace, subresource: 'status' }, 'merge', {
      status: { conditions: [{ type: 'Ready', status: 'True', reason: 'InjectedBindResult', message: '' }] },
    });
    expect((await stage.ready(name)).status?.binding).toEqual({ name: 'orders' });
  });

  it('loses its service and keeps its workload until the service is back', async () => {
    await stage.createSecret(name, { type: 'x' });
    await stage.createDeployment(name);
    await stage.createBinding(name, { service: secret(name) });
    await stage.ready(name);
    await stage.remove(kinds.secrets, name);
    await stage.failure(name, 'ServiceNotAvailable');
    expect((await stage.pods(name)).spec.volumes).toHaveLength(1);
    await stage.createSecret(name, { type: 'x' });
    await stage.ready(name);
  });
});

describe('a selector', () => {
  const bySelector = (): Spec => ({
    workload: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      selector: { matchExpressions: [{ key: 'case', operator: 'In', values: [name] }] },
    },
  });

  async function createLabelled(): Promise<string> {
    const deployment = stage.unique();
    await stage.createDeployment(deployment, ({ metadata }) => {
      metadata.labels = { case: name };
    });
    return deployment;
  }

  function isBound(deployment: string): Promise<true> {
    return eventually(async () =>
      (await stage.pods(deployment)).spec.volumes === undefined ? undefined : true,
    );
  }

  it('binds each workload that it finds', async () => {
    const deployments = [await createLabelled(), await createLabelled()];
    await stage.createBinding(name, bySelector());
    await stage.ready(name);
    for (const deployment of deployments) {
      await isBound(deployment);
    }
  });

  it('binds a workload that comes later', async () => {
    await createLabelled();
    await stage.createBinding(name, bySelector());
    await stage.ready(name);
    await isBound(await createLabelled());
  });

  it('lets a workload go that it no longer finds', async () => {
    const [stays, goes] = [await createLabelled(), await createLabelled()];
    await stage.createBinding(name, bySelector());
    await isBound(stays);
    await isBound(goes);
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.deployments, { name: goes, namespace }, 'merge', {
      metadata: { labels: { case: null } },
    });
    await eventually(async () => ((await stage.pods(goes)).spec.volumes === undefined ? true : undefined));
    await isBound(stays);
  });

  it('tells of those that could not be bound, and binds the others', async () => {
    const good = await createLabelled();
    const bad = stage.unique();
    await stage.createDeployment(bad, ({ metadata, spec }) => {
      metadata.labels = { case: name };
      const env = [{ name: 'SERVICE_BINDING_ROOT', value: 'no-path' }];
      spec.template.spec.containers = [{ name: 'web', image: 'a', env }];
    });
    await stage.createBinding(name, bySelector());
    const message = await stage.failure(name, 'ProjectionFailed');
    expect(message).toContain(`Deployment "${bad}"`);
    expect(message).not.toContain(good);
    await isBound(good);
  });
});

describe('the API refuses a binding', () => {
  const workload = { apiVersion: 'apps/v1', kind: 'Deployment' };
  it.each<[string, object]>([
    ['with a name and a selector', { workload: { ...workload, name: 'x', selector: { matchLabels: {} } } }],
    ['with neither a name nor a selector', { workload }],
    ['without a workload', { workload: undefined }],
    ['without a service', { service: undefined }],
    ['with a variable without a key', { env: [{ name: 'URL' }] }],
    ['with a variable without a name', { env: [{ key: 'url' }] }],
    ['with a directory that is no name', { name: 'Orders/API' }],
  ])('%s', async (_what, spec) => {
    await expect(stage.createBinding(name, spec as Spec)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });

  it('but takes one of v1beta1, which is served as v1', async () => {
    const { kube, namespace } = stage.api;
    await stage.createDeployment(name);
    await kube.create<WorkloadBinding>(
      { ...kinds.workloadbindings, version: 'v1beta1' },
      {
        apiVersion: 'servicebinding.io/v1beta1',
        kind: 'ServiceBinding',
        metadata: { name, namespace },
        spec: { service: secret('orders'), workload: { ...workload, name } },
      },
    );
    await stage.ready(name);
  });
});
