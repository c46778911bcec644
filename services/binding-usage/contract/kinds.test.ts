import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collisionsOfUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { type UsageKind, usageKindFinalizer } from '#lib/domain/binding/usage-kind.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import { defineOwnKind } from '#testing/own-kind.ts';
import { type AnyObject, comparable, startUsageStage, type UsageStage } from '#testing/usage-stage.ts';

let stage: UsageStage;
/** Name of the case's usage and its workload. */
let name = '';

beforeAll(async () => {
  stage = await startUsageStage();
});
afterAll(() => stage?.stop());
beforeEach(() => {
  name = stage.unique();
});

const template = () => ({
  metadata: { labels: { app: name } },
  spec: { restartPolicy: 'Always', containers: [{ name: 'web', image: 'nginx' }] },
});
const jobTemplate = (more: object = {}) => ({
  spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'nginx', ...more }] },
});
const selector = () => ({ matchLabels: { app: name } });

interface Shipped {
  usageKind: string;
  group: string;
  kind: string;
  path: string[];
  spec(): object;
}

const shipped: Shipped[] = [
  {
    usageKind: 'deployment',
    group: 'apps',
    kind: 'Deployment',
    path: ['spec', 'template'],
    spec: () => ({ replicas: 0, selector: selector(), template: template() }),
  },
  {
    usageKind: 'statefulset',
    group: 'apps',
    kind: 'StatefulSet',
    path: ['spec', 'template'],
    spec: () => ({ replicas: 0, serviceName: name, selector: selector(), template: template() }),
  },
  {
    usageKind: 'daemonset',
    group: 'apps',
    kind: 'DaemonSet',
    path: ['spec', 'template'],
    spec: () => ({
      selector: selector(),
      template: { ...template(), spec: { ...template().spec, nodeSelector: { nowhere: 'true' } } },
    }),
  },
  {
    usageKind: 'cronjob',
    group: 'batch',
    kind: 'CronJob',
    path: ['spec', 'jobTemplate', 'spec', 'template'],
    spec: () => ({
      schedule: '0 3 * * *',
      suspend: true,
      jobTemplate: { spec: { template: jobTemplate() } },
    }),
  },
];

async function create(group: string, kind: string, spec: object): Promise<[KindInfo, AnyObject]> {
  const served = await stage.finder.find({ group, version: 'v1', kind });
  const created = await stage.api.kube.create<AnyObject>(served, {
    apiVersion: `${group}/${served.version}`,
    kind,
    metadata: { name, namespace: stage.api.namespace },
    spec,
  });
  return [served, created];
}

function read(kind: KindInfo): Promise<AnyObject> {
  return stage.api.kube.get<AnyObject>(kind, name, stage.api.namespace);
}

function at(object: AnyObject, path: string[]): AnyObject {
  return path.reduce((node, part) => node[part] as AnyObject, object);
}

function envFromIn(pods: AnyObject): unknown {
  return (pods.spec as { containers: { envFrom?: unknown }[] }).containers[0]?.envFrom;
}

const whole = { secretRef: { name: 'orders-secret' } };

describe('a workload of a shipped UsageKind', () => {
  it.each(shipped)(
    '$usageKind gets the Secret and the labels',
    async ({ usageKind, group, kind, path, spec }) => {
      const [served] = await create(group, kind, spec());
      const { metadata } = await stage.createUsage(name, { usedBy: { kind: usageKind, name } });
      await stage.ready(name);
      const pods = at(await read(served), path);
      expect(envFromIn(pods)).toEqual([whole]);
      expect(pods.metadata.labels).toMatchObject({
        'sample-app-orders': 'true',
        [`use-${metadata.uid}`]: expect.stringMatching(/^\d+$/),
      });
    },
  );

  it.each(shipped)('$usageKind is as it was after unbinding', async ({ usageKind, group, kind, spec }) => {
    const [served, created] = await create(group, kind, spec());
    await stage.createUsage(name, { usedBy: { kind: usageKind, name } });
    await stage.ready(name);
    await stage.unbind(name);
    expect(comparable(await read(served))).toBe(comparable(created));
  });

  it.each(shipped)(
    '$usageKind is bound again when it was replaced',
    async ({ usageKind, group, kind, path, spec }) => {
      const [served, created] = await create(group, kind, spec());
      await stage.createUsage(name, { usedBy: { kind: usageKind, name } });
      await stage.ready(name);
      const { resourceVersion: _revision, ...metadata } = created.metadata;
      await stage.api.kube.replace(served, { ...created, metadata });
      await eventually(async () => envFromIn(at(await read(served), path)));
    },
  );

  it('moves from one kind to another', async () => {
    const before = comparable(await stage.createDeployment(name));
    await stage.createUsage(name);
    await stage.ready(name);
    const [served] = await create('apps', 'StatefulSet', {
      replicas: 0,
      serviceName: name,
      selector: selector(),
      template: template(),
    });
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: { usedBy: { kind: 'statefulset' } },
    });
    await eventually(async () => envFromIn(at(await read(served), ['spec', 'template'])));
    expect(comparable(await stage.deployment(name))).toBe(before);
  });

  it.each([
    ['deployment', 'apps', 'v1', 'Deployment', 'spec.template.metadata.labels'],
    ['statefulset', 'apps', 'v1', 'StatefulSet', 'spec.template.metadata.labels'],
    ['daemonset', 'apps', 'v1', 'DaemonSet', 'spec.template.metadata.labels'],
    ['cronjob', 'batch', 'v1', 'CronJob', 'spec.jobTemplate.spec.template.metadata.labels'],
    ['job', 'batch', 'v1', 'Job', 'spec.template.metadata.labels'],
    ['serverless-function', 'serverless.kyma-project.io', 'v1alpha1', 'Function', 'spec.labels'],
    ['knative-service', 'serving.knative.dev', 'v1', 'Service', 'spec.template.metadata.labels'],
  ])('%s: its UsageKind is there from the start', async (usageKind, group, version, kind, labelsPath) => {
    const { spec } = await stage.api.kube.get<UsageKind>(kinds.usagekinds, usageKind);
    expect(spec).toMatchObject({ labelsPath, resource: { group, version, kind } });
  });
});

describe('a Job', () => {
  it.each([
    ['that runs', {}],
    ['that is suspended', { suspend: true }],
  ])('%s is refused with what can be done', async (_what, more) => {
    const [served, created] = await create('batch', 'Job', { ...more, template: jobTemplate() });
    await stage.createUsage(name, { usedBy: { kind: 'job', name } });
    const message = await stage.failure(name, 'EnsureLabelsAppliedError');
    expect(message).toContain(
      'cannot be changed any more: delete the Job and create it with the envFrom entry',
    );
    expect(message).toContain('{"secretRef":{"name":"orders-secret"}}');
    expect(at(await read(served), ['spec', 'template'])).toEqual(at(created, ['spec', 'template']));
  });

  it('that was created with the entry is bound', async () => {
    await create('batch', 'Job', { template: jobTemplate({ envFrom: [whole] }) });
    await stage.createUsage(name, { usedBy: { kind: 'job', name } });
    await stage.ready(name);
  });

  it('is bound once it was created anew with the entry', async () => {
    const [served] = await create('batch', 'Job', { template: jobTemplate() });
    await stage.createUsage(name, { usedBy: { kind: 'job', name } });
    await stage.failure(name, 'EnsureLabelsAppliedError');
    await stage.api.kube.delete(served, name, stage.api.namespace, { propagationPolicy: 'Background' });
    await eventually(async () =>
      (await stage.api.kube.find(served, name, stage.api.namespace)) === undefined ? true : undefined,
    );
    await create('batch', 'Job', { template: jobTemplate({ envFrom: [whole] }) });
    await stage.ready(name);
  });
});

describe('a kind of one’s own', () => {
  it.each([
    [
      'a pod template',
      'spec.pod.metadata.labels',
      { pod: { metadata: {}, spec: { containers: [{ name: 'web' }] } } },
    ],
    ['containers beside its labels', 'spec.labels', { containers: [{ name: 'web' }], labels: { a: 'b' } }],
    [
      'labels that are not there yet',
      'spec.pod.metadata.labels',
      { pod: { spec: { containers: [{ name: 'web' }] } } },
    ],
  ])('with %s is bound, and as it was after', async (_what, labelsPath, spec) => {
    const own = await defineOwnKind(stage.api, 'Robot', 'robots');
    await own.createUsageKind(name, labelsPath);
    const before = await own.create(name, spec);
    await stage.createUsage(name, { usedBy: { kind: name, name } });
    await stage.ready(name);
    expect(JSON.stringify(await own.read(name))).toContain(JSON.stringify([whole]));
    await stage.unbind(name);
    expect(comparable(await own.read(name))).toBe(comparable(before));
  });

  it('may have any plural', async () => {
    const own = await defineOwnKind(stage.api, 'Proxy', 'proxies');
    await own.createUsageKind(name, 'spec.pod.metadata.labels');
    await own.create(name, { pod: { spec: { containers: [{ name: 'web' }] } } });
    await stage.createUsage(name, { usedBy: { kind: name, name } });
    await stage.ready(name);
    await stage.unbind(name);
  });

  it('without containers gets one variable for each key, like a Function', async () => {
    const own = await defineOwnKind(stage.api, 'Lambda', 'lambdas');
    await own.createUsageKind(name, 'spec.labels');
    await stage.createSecret(name, ['GATEWAY_URL', 'not.a.name', 'TOKEN']);
    await stage.createBinding(name);
    const before = await own.create(name, { env: [{ name: 'LEVEL', value: 'info' }] });
    await stage.createUsage(name, {
      serviceBindingRef: { name },
      usedBy: { kind: name, name },
      parameters: { envPrefix: { name: 'A_' } },
    });
    await stage.ready(name);
    const { env } = (await own.read(name)).spec as { env: unknown[] };
    expect(env).toEqual([
      { name: 'LEVEL', value: 'info' },
      ...['GATEWAY_URL', 'TOKEN'].map((key) => ({
        name: `A_${key}`,
        valueFrom: { secretKeyRef: { name, key } },
      })),
    ]);
    await stage.unbind(name);
    expect(comparable(await own.read(name))).toBe(comparable(before));
  });

  it('like a Function gets the variable of a key that comes later', async () => {
    const own = await defineOwnKind(stage.api, 'Lambda', 'lambdas');
    await own.createUsageKind(name, 'spec.labels');
    await stage.createSecret(name, ['GATEWAY_URL']);
    await stage.createBinding(name);
    await own.create(name, {});
    await stage.createUsage(name, { serviceBindingRef: { name }, usedBy: { kind: name, name } });
    await stage.ready(name);
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.secrets, { name, namespace }, 'merge', { stringData: { LATE: '1' } });
    await eventually(async () => {
      const { env } = (await own.read(name)).spec as { env: { name: string }[] };
      return env.some((variable) => variable.name === 'LATE') ? true : undefined;
    });
    await stage.unbind(name);
  });

  it('like a Function keeps a variable of its own, which is reported', async () => {
    const own = await defineOwnKind(stage.api, 'Lambda', 'lambdas');
    await own.createUsageKind(name, 'spec.labels');
    const env = [{ name: 'GATEWAY_URL', value: 'http://mine' }];
    await own.create(name, { env });
    await stage.createUsage(name, { usedBy: { kind: name, name } });
    expect(collisionsOfUsage(await stage.ready(name))).toContain('GATEWAY_URL keeps the value that Lambda');
    expect((await own.read(name)).spec).toMatchObject({ env });
    await stage.unbind(name);
  });

  it('whose definition drops the variables says so', async () => {
    const own = await defineOwnKind(stage.api, 'Stone', 'stones', {
      type: 'object',
      properties: { labels: { type: 'object', additionalProperties: { type: 'string' } } },
    });
    await own.createUsageKind(name, 'spec.labels');
    await own.create(name, {});
    await stage.createUsage(name, { usedBy: { kind: name, name } });
    expect(await stage.failure(name, 'EnsureLabelsAppliedError')).toContain('has no list env there');
    await stage.unbind(name);
  });
});

describe('a UsageKind', () => {
  async function finalizers(): Promise<string[] | undefined> {
    return (await stage.api.kube.find<UsageKind>(kinds.usagekinds, name))?.metadata.finalizers;
  }

  async function createUsed(): Promise<void> {
    await stage.api.kube.create<UsageKind>(kinds.usagekinds, {
      apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
      kind: 'UsageKind',
      metadata: { name },
      spec: {
        displayName: 'Mine',
        labelsPath: 'spec.template.metadata.labels',
        resource: { group: 'apps', version: 'v1', kind: 'Deployment' },
      },
    });
    await stage.createDeployment(name);
    await stage.createUsage(name, { usedBy: { kind: name, name } });
    await stage.ready(name);
    await eventually(async () => ((await finalizers())?.includes(usageKindFinalizer) ? true : undefined));
  }

  it('is held while a usage names it, and free after', async () => {
    await createUsed();
    await stage.unbind(name);
    await eventually(async () => ((await finalizers()) === undefined ? true : undefined));
  });

  it('is free when its usage names another one', async () => {
    await createUsed();
    const { kube, namespace } = stage.api;
    await kube.patch(kinds.servicebindingusages, { name, namespace }, 'merge', {
      spec: { usedBy: { kind: 'deployment' } },
    });
    await eventually(async () => ((await finalizers()) === undefined ? true : undefined));
  });

  it('that is deleted waits for its usages, which can go', async () => {
    await createUsed();
    await stage.api.kube.delete(kinds.usagekinds, name);
    expect((await stage.api.kube.get(kinds.usagekinds, name)).metadata.deletionTimestamp).toBeDefined();
    await stage.unbind(name);
    await eventually(async () =>
      (await stage.api.kube.find(kinds.usagekinds, name)) === undefined ? true : undefined,
    );
    expect(
      envFromIn(at((await stage.deployment(name)) as unknown as AnyObject, ['spec', 'template'])),
    ).toBeUndefined();
  });

  it.each([
    ['without a labelsPath', { resource: { version: 'v1', kind: 'Pod' } }],
    ['without a kind', { labelsPath: 'a.labels', resource: { version: 'v1' } }],
  ])('%s is refused by the API', async (_what, spec) => {
    const refused = stage.api.kube.create<AnyObject>(kinds.usagekinds, {
      apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
      kind: 'UsageKind',
      metadata: { name },
      spec,
    });
    await expect(refused).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });
});
