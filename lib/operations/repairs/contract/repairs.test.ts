import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Application, servicesOf } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { restartableKinds } from '#lib/domain/health/remedy.ts';
import { apiVersionOf, type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createLogger } from '#lib/log.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import type { OperationContext } from '../../context.ts';
import { planMoveToService } from '../move-to-service.ts';
import { runRepair } from '../run.ts';

let api: TestApi;
let context: OperationContext;
let namespace = '';
let count = 0;
/** Of the case: its Application, and what else it makes. */
let name = '';

beforeAll(async () => {
  api = await startTestApi();
  namespace = api.namespace;
  context = { kube: api.kube, config: {} as OperationContext['config'] };
});
afterAll(() => api?.stop());
beforeEach(() => {
  count += 1;
  name = `${namespace}-${count}`;
});

function create<T extends KubeObject>(kind: KindName, objectName: string, spec: unknown): Promise<T> {
  const info = kinds[kind];
  return api.kube.create<T>(info, {
    apiVersion: apiVersionOf(info),
    kind: info.kind,
    metadata: { name: objectName, ...(info.namespaced ? { namespace } : {}) },
    spec,
  } as unknown as T);
}

function get<T extends KubeObject>(kind: KindName, objectName: string): Promise<T> {
  return api.kube.get<T>(kinds[kind], objectName, kinds[kind].namespaced ? namespace : undefined);
}

function service(id: string, labels: Record<string, string>) {
  const texts = { name: id, displayName: id, description: id, providerDisplayName: 'ACME' };
  return { id, ...texts, labels, entries: [] };
}

describe('allow', () => {
  const allowed = async () => (await get<ApplicationMapping>('applicationmappings', name)).spec?.services;

  it('allows the one service where nothing was', async () => {
    await create('applications', name, { services: [] });
    await runRepair(context, { action: 'allow', application: name, namespace, serviceId: 'a' });
    expect(await allowed()).toEqual([{ id: 'a' }]);
  });

  it('adds to what is allowed', async () => {
    await create('applications', name, { services: [] });
    await create('applicationmappings', name, { services: [{ id: 'b' }] });
    await runRepair(context, { action: 'allow', application: name, namespace, serviceId: 'a' });
    expect(await allowed()).toEqual([{ id: 'b' }, { id: 'a' }]);
  });

  it('leaves it where all is allowed', async () => {
    await create('applications', name, { services: [] });
    await create('applicationmappings', name, {});
    await runRepair(context, { action: 'allow', application: name, namespace, serviceId: 'a' });
    expect(await allowed()).toBeUndefined();
  });
});

describe('relist', () => {
  it('says so where there is no broker', async () => {
    await expect(runRepair(context, { action: 'relist', namespace })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('asks the broker once more each time', async () => {
    await create('servicebrokers', 'application-broker', { url: 'http://broker.example', relistRequests: 4 });
    await runRepair(context, { action: 'relist', namespace });
    await runRepair(context, { action: 'relist', namespace });
    const { spec } = await get<ServiceBroker>('servicebrokers', 'application-broker');
    expect(spec).toMatchObject({ url: 'http://broker.example', relistRequests: 6 });
  });
});

describe('restart', () => {
  it.each(restartableKinds)('changes nothing of %s but the time in the template', async (kind) => {
    const template = {
      metadata: { labels: { app: name }, annotations: { note: 'mine' } },
      spec: { containers: [{ name: 'web', image: 'nginx' }] },
    };
    const selector = { matchLabels: { app: name } };
    const replicas = kind === 'daemonsets' ? {} : { replicas: 0 };
    await create(kind, name, { selector, template, serviceName: name, ...replicas });
    const before = await get<Deployment>(kind, name);
    await runRepair(context, { action: 'restart', namespace, kind, name });
    const after = await get<Deployment>(kind, name);
    const { annotations } = after.spec.template.metadata ?? {};
    expect(Object.keys(annotations ?? {}).sort()).toEqual(['kubectl.kubernetes.io/restartedAt', 'note']);
    expect(after.spec.template.spec).toEqual(before.spec.template.spec);
  });
});

describe('label-service', () => {
  it('labels the one service and leaves the others', async () => {
    await create('applications', name, { services: [service('a', { x: 'y' }), service('b', {})] });
    await runRepair(context, { action: 'label-service', application: name, serviceId: 'a' });
    const labels = servicesOf(await get<Application>('applications', name)).map((one) => one.labels);
    expect(labels).toEqual([{ x: 'y', 'connected-app': name }, {}]);
  });

  it.each(['gone', undefined])('says so where the service is gone', async (serviceId) => {
    await create('applications', name, { services: [service('a', {})] });
    const repair = { action: 'label-service' as const, serviceId: serviceId ?? 'a' };
    const application = serviceId === undefined ? `${name}-gone` : name;
    await expect(runRepair(context, { ...repair, application })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('delete-mappings', () => {
  const repair = () => ({ action: 'delete-mappings' as const, application: name, namespaces: [namespace] });
  const found = () => api.kube.find(kinds.applicationmappings, name, namespace);

  it('deletes what an Application has left, and what is gone already is no error', async () => {
    await create('applicationmappings', name, {});
    await runRepair(context, repair());
    expect(await found()).toBeUndefined();
    await runRepair(context, repair());
  });

  it('leaves the mapping of an Application that is there', async () => {
    await create('applications', name, { services: [] });
    await create('applicationmappings', name, {});
    await expect(runRepair(context, repair())).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await found()).toBeDefined();
  });
});

describe('rename-mapping', () => {
  it('allows the Application that is meant what the mapping allowed, and drops the mapping', async () => {
    await create('applications', name, { services: [] });
    await create('applicationmappings', `${name}-typo`, { services: [{ id: 'a' }] });
    await runRepair(context, { action: 'rename-mapping', namespace, from: `${name}-typo`, to: name });
    expect((await get<ApplicationMapping>('applicationmappings', name)).spec?.services).toEqual([
      { id: 'a' },
    ]);
    expect(await api.kube.find(kinds.applicationmappings, `${name}-typo`, namespace)).toBeUndefined();
  });

  it('keeps the mapping where the Application is not there', async () => {
    await create('applicationmappings', `${name}-typo`, {});
    const repair = { action: 'rename-mapping' as const, namespace, from: `${name}-typo`, to: name };
    await expect(runRepair(context, repair)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.kube.find(kinds.applicationmappings, `${name}-typo`, namespace)).toBeDefined();
  });
});

describe('correct-usage-kind', () => {
  const usedBy = async () => (await get<ServiceBindingUsage>('servicebindingusages', name)).spec.usedBy;

  it('names a UsageKind that is there, and refuses one that is not', async () => {
    const kind = `${name}-kind`;
    await create('servicebindingusages', name, {
      serviceBindingRef: { name },
      usedBy: { kind: 'Deployment', name },
    });
    const repair = { action: 'correct-usage-kind' as const, namespace, name, kind };
    await expect(runRepair(context, repair)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await usedBy()).toEqual({ kind: 'Deployment', name });

    await create('usagekinds', kind, {
      labelsPath: 'spec.template.metadata.labels',
      resource: { group: 'apps', version: 'v1', kind: 'Deployment' },
    });
    await runRepair(context, repair);
    expect(await usedBy()).toEqual({ kind, name });
    await api.kube.delete(kinds.usagekinds, kind);
  });
});

describe('create-again', () => {
  async function chain(): Promise<void> {
    await create('serviceinstances', name, { serviceClassExternalName: 'orders', parameters: { a: 1 } });
    await create('servicebindings', name, { instanceRef: { name }, secretName: `${name}-secret` });
    await create('servicebindingusages', name, {
      serviceBindingRef: { name },
      usedBy: { kind: 'deployment', name },
      parameters: { envPrefix: { name: 'ORDERS_' } },
    });
  }

  async function uids(): Promise<(string | undefined)[]> {
    const all = await Promise.all([
      get('serviceinstances', name),
      get('servicebindings', name),
      get('servicebindingusages', name),
    ]);
    return all.map(({ metadata }) => metadata.uid);
  }

  it('makes an instance anew with all that hangs on it, as it was written', async () => {
    await chain();
    const target = { name, namespace };
    await api.kube.patch(kinds.serviceinstances, target, 'merge', {
      spec: { externalID: 'made-by-a-controller', serviceClassRef: { name: 'resolved' } },
    });
    const before = await uids();
    await runRepair(context, {
      action: 'create-again',
      target: { kind: 'serviceinstances', namespace, name },
    });
    expect((await uids()).filter((uid) => before.includes(uid))).toEqual([]);
    const { spec } = await get<ServiceInstance>('serviceinstances', name);
    expect(spec).toMatchObject({ serviceClassExternalName: 'orders', parameters: { a: 1 } });
    expect(spec.externalID).not.toBe('made-by-a-controller');
    expect(spec.serviceClassRef).toBeUndefined();
    expect((await get<CatalogBinding>('servicebindings', name)).spec.secretName).toBe(`${name}-secret`);
    const usage = await get<ServiceBindingUsage>('servicebindingusages', name);
    expect(usage.spec.parameters).toEqual({ envPrefix: { name: 'ORDERS_' } });
  });

  it('leaves the instance of a binding alone that another binding needs', async () => {
    await chain();
    await create('servicebindings', `${name}-other`, { instanceRef: { name } });
    const [instance, binding] = await uids();
    await runRepair(context, {
      action: 'create-again',
      target: { kind: 'servicebindings', namespace, name },
    });
    const [instanceAfter, bindingAfter] = await uids();
    expect(instanceAfter).toBe(instance);
    expect(bindingAfter).not.toBe(binding);
  });

  it('says so where it is gone', async () => {
    const target = { kind: 'servicebindings' as const, namespace, name };
    await expect(runRepair(context, { action: 'create-again', target })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('move-to-service', () => {
  const chainKinds = ['serviceinstances', 'servicebindings', 'servicebindingusages'] as const;
  const settled = { type: 'Ready', status: 'True', reason: 'SaidByTheTest', message: '' };
  const failed = { type: 'Failed', status: 'True', reason: 'SaidByTheTest', message: 'no' };
  let verdict: Record<(typeof chainKinds)[number], object> = {
    serviceinstances: settled,
    servicebindings: settled,
    servicebindingusages: settled,
  };
  let informers: Informer<KubeObject>[] = [];
  let move = { action: 'move-to-service' as const, application: '', namespace: '', from: '', to: '' };
  const transforms = [{ renameKey: { from: 'GATEWAY_URL', to: 'URL' } }];

  /** Plays the controllers. */
  beforeAll(async () => {
    informers = chainKinds.map((kind) => {
      const log = createLogger('test', 'silent');
      const informer = createInformer<KubeObject>({ kube: api.kube, kind: kinds[kind], namespace, log });
      informer.subscribe(({ type, object }) => {
        if (type === 'ADDED') {
          // usages have no status subresource (binding contract 3.1)
          const place = kind === 'servicebindingusages' ? {} : { subresource: 'status' };
          const target = { name: object.metadata.name, namespace, ...place };
          const status = { conditions: [verdict[kind]] };
          void api.kube.patch(kinds[kind], target, 'merge', { status }).catch(() => undefined);
        }
      });
      return informer;
    });
    await Promise.all(informers.map((informer) => informer.start()));
  });
  afterAll(() => Promise.all(informers.map((informer) => informer.stop())));

  beforeEach(async () => {
    verdict = { serviceinstances: settled, servicebindings: settled, servicebindingusages: settled };
    move = { ...move, application: name, namespace, from: `${name}-old`, to: `${name}-new` };
    const orders = { ...service(move.to, {}), displayName: 'Orders' };
    await create('applications', name, { services: [orders] });
    await create('applicationmappings', name, { services: [{ id: move.from }, { id: 'other' }] });
    for (const id of [move.from, move.to]) {
      const labels = { 'connected-app': name };
      await create('serviceclasses', id, {
        externalName: id,
        externalID: id,
        description: id,
        externalMetadata: { displayName: 'Orders', providerDisplayName: 'ACME', labels },
      });
    }
    await create('serviceinstances', name, { serviceClassExternalName: move.from, parameters: { a: 1 } });
    await create('servicebindings', name, { instanceRef: { name }, secretTransforms: transforms });
    await create('servicebindingusages', name, {
      serviceBindingRef: { name },
      usedBy: { kind: 'deployment', name },
      parameters: { envPrefix: { name: 'ORDERS_' } },
    });
  });

  async function chain() {
    const lists = await Promise.all(
      chainKinds.map(async (kind) => (await api.kube.list<KubeObject>(kinds[kind], { namespace })).items),
    );
    return lists.map((items) =>
      items
        .filter(({ metadata }) => [name, `${name}-`].some((start) => `${metadata.name}-`.startsWith(start)))
        .map((object) => (object as unknown as { spec: Record<string, unknown> }).spec),
    );
  }
  const allowed = async () => (await get<ApplicationMapping>('applicationmappings', name)).spec?.services;

  it('puts the same chain on the new service, and says so before', async () => {
    const steps = await planMoveToService(context, move);
    expect(steps.map(({ kind, action }) => `${action} ${kinds[kind].kind}`)).toEqual([
      'change ApplicationMapping',
      'create ServiceInstance',
      'create ServiceBinding',
      'replace ServiceBindingUsage',
      'delete ServiceBinding',
      'delete ServiceInstance',
    ]);
    await runRepair(context, move);
    const [instances, bindings, usages] = await chain();
    expect(instances).toMatchObject([{ serviceClassExternalName: move.to, parameters: { a: 1 } }]);
    expect(bindings).toMatchObject([{ instanceRef: { name: move.to }, secretTransforms: transforms }]);
    expect(usages).toMatchObject([
      {
        serviceBindingRef: { name: steps[2]?.name },
        usedBy: { kind: 'deployment', name },
        parameters: { envPrefix: { name: 'ORDERS_' } },
      },
    ]);
    expect(await allowed()).toEqual([{ id: move.to }, { id: 'other' }]);
  });

  it('does the same at a double click, and nothing afterwards', async () => {
    await Promise.all([runRepair(context, move), runRepair(context, move)]);
    const after = await chain();
    expect(after.map((one) => one.length)).toEqual([1, 1, 1]);
    await runRepair(context, move);
    expect(await chain()).toEqual(after);
    expect(await planMoveToService(context, move)).toEqual([]);
  });

  it.each(['serviceinstances', 'servicebindings', 'servicebindingusages'] as const)(
    'puts all back where one of the new %s fails',
    async (kind) => {
      const before = await chain();
      verdict = { ...verdict, [kind]: failed };
      await expect(runRepair(context, move)).rejects.toThrow('All is as it was before.');
      expect(await chain()).toEqual(before);
      expect(await allowed()).toEqual([{ id: move.from }, { id: 'other' }]);
    },
  );

  it('refuses to guess between two services of the name', async () => {
    const orders = { ...service(move.to, {}), displayName: 'Orders' };
    const services = [orders, { ...orders, id: `${name}-newer` }];
    await api.kube.patch(kinds.applications, { name }, 'merge', { spec: { services } });
    await expect(runRepair(context, move)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    expect((await chain()).map((one) => one.length)).toEqual([1, 1, 1]);
  });

  it('refuses what the namespace was never allowed', async () => {
    await api.kube.patch(kinds.applicationmappings, { name, namespace }, 'merge', { spec: { services: [] } });
    await expect(runRepair(context, move)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });
});
