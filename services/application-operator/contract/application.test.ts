import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, applicationFinalizer } from '#lib/domain/application/application.ts';
import { openTokenMetadata } from '#lib/domain/application/open-token.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '#testing/eventually.ts';
import { recordApiCalls } from '#testing/record-api-calls.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createApplicationOperator } from '../create.ts';

interface ServiceObject extends KubeObject {
  spec: { ports: { name?: string; port: number; targetPort?: number }[]; selector?: Record<string, string> };
}

const suffixes = ['application-gateway', 'event-service', 'validator'];
let api: TestApi;
let operator: ReturnType<typeof createApplicationOperator>;
let count = 0;

beforeAll(async () => {
  api = await startTestApi();
  operator = build();
  await operator.start();
});
afterAll(async () => {
  await operator?.stop();
  await api?.stop();
});

function build() {
  return createApplicationOperator({
    kube: recordApiCalls(api, 'application-operator'),
    log: createLogger('test', 'silent'),
    config: { namespace: api.namespace },
  });
}

function newName(): string {
  return `op${count++}-${api.id}`;
}

async function create(name: string, spec: Application['spec'] = {}): Promise<Application> {
  return api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name },
    spec,
  });
}

function inStatus(name: string, status: string): Promise<Application> {
  return eventually(async () => {
    const found = await api.kube.find<Application>(kinds.applications, name);
    return found?.status?.installationStatus?.status === status ? found : undefined;
  });
}

async function deployed(name = newName(), spec: Application['spec'] = {}): Promise<Application> {
  await create(name, spec);
  return inStatus(name, 'deployed');
}

/** What `kubectl get services -l application=NAME` lists. */
async function servicesOf(name: string): Promise<ServiceObject[]> {
  const { items } = await api.kube.list<ServiceObject>(kinds.services, {
    namespace: api.namespace,
    labelSelector: `application=${name}`,
  });
  return items.sort((left, right) => left.metadata.name.localeCompare(right.metadata.name));
}

function gone(name: string): Promise<true> {
  return eventually(async () =>
    (await api.kube.find(kinds.applications, name)) === undefined ? true : undefined,
  );
}

function descriptionOf(application: Application): string | undefined {
  return application.status?.installationStatus?.description;
}

describe('an Application that is created (6.2, 6.3)', () => {
  it('is deployed, in lower case', async () => {
    expect((await deployed()).status?.installationStatus).toEqual({
      status: 'deployed',
      description: 'Install complete',
    });
  });

  it('gets the finalizer, beside others', async () => {
    const { metadata } = await deployed();
    expect(metadata.finalizers).toEqual([applicationFinalizer]);
  });

  it.each([{}, { accessLabel: 'mine' }])(
    'gets its name as access label, whatever was there: %j',
    async (spec) => {
      const { metadata, spec: stored } = await deployed(newName(), spec);
      expect(stored?.accessLabel).toBe(metadata.name);
    },
  );

  it('never has services of null', async () => {
    expect((await deployed()).spec?.services).toEqual([]);
  });

  it('keeps what others have written', async () => {
    const spec = { description: 'd', labels: { a: 'b' }, tenant: 't', group: 'g', custom: { x: [1] } };
    expect((await deployed(newName(), spec)).spec).toMatchObject(spec);
  });

  it.each(suffixes)('gets the Service NAME-%s with its label and the port of its health', async (suffix) => {
    const { metadata } = await deployed();
    const name = `${metadata.name}-${suffix}`;
    const service = await api.kube.get<ServiceObject>(kinds.services, name, api.namespace);
    expect(service.metadata.labels).toMatchObject({ application: metadata.name });
    expect(service.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'Application', uid: metadata.uid });
    expect(service.spec.ports.map(({ name: port }) => port)).toContain('http-api-port');
    expect(Object.keys(service.spec.selector ?? {})).not.toHaveLength(0);
  });

  it.each([
    ['application-gateway', [['http-api-port', 8081]]],
    ['event-service', [['http-api-port', 8081]]],
    [
      'validator',
      [
        ['http-api-port', 8080],
        ['http-proxy', 8081],
      ],
    ],
  ])('opens the ports of the reference on %s', async (suffix, ports) => {
    const { metadata } = await deployed();
    const name = `${metadata.name}-${suffix}`;
    const service = await api.kube.get<ServiceObject>(kinds.services, name, api.namespace);
    expect(service.spec.ports.map(({ name: port, port: number }) => [port, number])).toEqual(ports);
  });

  it('has everything that belongs to it under one label', async () => {
    const { metadata } = await deployed();
    expect((await servicesOf(metadata.name)).map((service) => service.metadata.name)).toEqual(
      suffixes.map((suffix) => `${metadata.name}-${suffix}`),
    );
  });

  it('waits for nothing where the installation is skipped', async () => {
    const name = newName();
    await create(name, { skipInstallation: true });
    const application = await inStatus(name, 'INSTALLATION_SKIPPED');
    expect(application.spec?.accessLabel).toBe(name);
    expect(application.metadata.finalizers).toContain(applicationFinalizer);
    expect(await servicesOf(name)).toEqual([]);
  });

  it('is installed when it is skipped no longer, and stays so when it is skipped afterwards', async () => {
    const name = newName();
    await create(name, { skipInstallation: true });
    await inStatus(name, 'INSTALLATION_SKIPPED');
    const skip = (skipInstallation: boolean) =>
      api.kube.patch(kinds.applications, { name }, 'merge', { spec: { skipInstallation } });
    await skip(false);
    await inStatus(name, 'deployed');
    await skip(true);
    await api.kube.patch(kinds.applications, { name }, 'merge', { spec: { accessLabel: 'changed' } });
    const settled = await eventually(async () => {
      const found = await api.kube.get<Application>(kinds.applications, name);
      return found.spec?.accessLabel === name ? found : undefined;
    });
    expect(settled.status?.installationStatus?.status).toBe('deployed');
  });
});

describe('names (6.4)', () => {
  it.each([
    ['a.b', 'dots'],
    ['1st', 'start with a letter'],
    ['x'.repeat(32), 'at most 40'],
  ])('says in one sentence why %s cannot be installed, and makes nothing', async (start, words) => {
    const name = `${start}-${api.id}`;
    await create(name);
    const description = descriptionOf(await inStatus(name, 'failed')) ?? '';
    expect(description).toContain(words);
    expect(await servicesOf(name)).toEqual([]);
  });

  it('installs one of 40 characters', async () => {
    const name = `${'n'.repeat(40 - 1 - api.id.length)}-${api.id}`;
    await deployed(name);
    expect(await servicesOf(name)).toHaveLength(3);
  });

  it('says whose events look the same', async () => {
    const name = `look-${api.id}`;
    await deployed(name);
    const other = await deployed(name.replace('-', ''));
    expect(descriptionOf(other)).toContain(name);
  });

  it('lets one with an impossible name go', async () => {
    const name = `c.d-${api.id}`;
    await create(name);
    await inStatus(name, 'failed');
    await api.kube.delete(kinds.applications, name);
    await gone(name);
  });
});

describe('what is changed by others (6.3)', () => {
  it.each(suffixes)('comes back when it was deleted: NAME-%s', async (suffix) => {
    const { metadata } = await deployed();
    const name = `${metadata.name}-${suffix}`;
    await api.kube.delete(kinds.services, name, api.namespace);
    await eventually(() => api.kube.find(kinds.services, name, api.namespace));
  });

  it.each([
    ['the selector', { spec: { selector: { app: 'elsewhere' } } }],
    ['the ports', { spec: { ports: [{ name: 'other', port: 1, targetPort: 1, protocol: 'TCP' }] } }],
  ])('is put right: %s', async (_what, change) => {
    const { metadata } = await deployed();
    const target = { name: `${metadata.name}-validator`, namespace: api.namespace };
    const before = await api.kube.get<ServiceObject>(kinds.services, target.name, target.namespace);
    await api.kube.patch(kinds.services, target, 'merge', change);
    await eventually(async () => {
      const now = await api.kube.get<ServiceObject>(kinds.services, target.name, target.namespace);
      const isRight =
        now.spec.selector?.['app.kubernetes.io/name'] === before.spec.selector?.['app.kubernetes.io/name'] &&
        now.spec.ports.some(({ name }) => name === 'http-proxy');
      return isRight ? true : undefined;
    });
  });

  it('keeps labels of others on a Service', async () => {
    const { metadata } = await deployed();
    const target = { name: `${metadata.name}-validator`, namespace: api.namespace };
    await api.kube.patch(kinds.services, target, 'merge', { metadata: { labels: { mine: '1' } } });
    await api.kube.patch(kinds.services, target, 'merge', { spec: { selector: { app: 'x' } } });
    await eventually(async () => {
      const now = await api.kube.get<ServiceObject>(kinds.services, target.name, target.namespace);
      return now.spec.selector?.['app.kubernetes.io/name'] && now.metadata.labels?.mine ? true : undefined;
    });
  });

  it.each([
    ['the access label', { spec: { accessLabel: 'changed' } }],
    ['the finalizer', { metadata: { finalizers: null } }],
    ['the status', { status: { installationStatus: { status: 'unknown', description: '' } } }],
  ])('is put right on the Application: %s', async (_what, change) => {
    const { metadata } = await deployed();
    await api.kube.patch(kinds.applications, { name: metadata.name }, 'merge', change);
    await eventually(async () => {
      const now = await api.kube.get<Application>(kinds.applications, metadata.name);
      const isRight =
        now.spec?.accessLabel === metadata.name &&
        now.metadata.finalizers?.includes(applicationFinalizer) &&
        now.status?.installationStatus?.status === 'deployed';
      return isRight ? true : undefined;
    });
  });

  it('fails while a Service of somebody else has the name, and recovers by itself', async () => {
    const name = newName();
    const foreign = `${name}-validator`;
    await api.kube.create<ServiceObject>(kinds.services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: foreign, namespace: api.namespace, labels: { mine: 'yes' } },
      spec: { ports: [{ port: 1 }] },
    });
    await create(name);
    expect(descriptionOf(await inStatus(name, 'failed'))).toContain(foreign);
    const kept = await api.kube.get<ServiceObject>(kinds.services, foreign, api.namespace);
    expect(kept.metadata.labels).toEqual({ mine: 'yes' });
    await api.kube.delete(kinds.services, foreign, api.namespace);
    await inStatus(name, 'deployed');
    expect(await servicesOf(name)).toHaveLength(3);
  });
});

describe('deletion (6.5)', () => {
  it('takes the Services away before the Application is gone', async () => {
    const { metadata } = await deployed();
    await api.kube.delete(kinds.applications, metadata.name);
    await gone(metadata.name);
    expect(await servicesOf(metadata.name)).toEqual([]);
  });

  it('leaves a Service of somebody else that has the label', async () => {
    const { metadata } = await deployed();
    const foreign = `foreign-${metadata.name}`;
    await api.kube.create<ServiceObject>(kinds.services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: foreign, namespace: api.namespace, labels: { application: metadata.name } },
      spec: { ports: [{ port: 1 }] },
    });
    await api.kube.delete(kinds.applications, metadata.name);
    await gone(metadata.name);
    expect((await servicesOf(metadata.name)).map((service) => service.metadata.name)).toEqual([foreign]);
  });

  it('withdraws the tokens that were open', async () => {
    const { metadata } = await deployed();
    const at = new Date().toISOString();
    const token = openTokenMetadata({
      id: '0123456789',
      secretName: `connection-token-${metadata.name}`,
      kind: 'application',
      step: 'info',
      application: metadata.name,
      tenant: undefined,
      group: undefined,
      createdAt: at,
      expiresAt: at,
    });
    await api.kube.create<KubeObject>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...token, namespace: api.namespace },
    });
    await api.kube.delete(kinds.applications, metadata.name);
    await gone(metadata.name);
    expect(await api.kube.find(kinds.secrets, token.name, api.namespace)).toBeUndefined();
  });

  it('takes away what the registry made, by its owner', async () => {
    const application = await deployed();
    const name = `owned-${application.metadata.name}`;
    await api.kube.create<KubeObject>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: api.namespace, ownerReferences: [ownerReference(application)] },
    });
    await api.kube.delete(kinds.applications, application.metadata.name);
    await eventually(async () =>
      (await api.kube.find(kinds.secrets, name, api.namespace)) === undefined ? true : undefined,
    );
  });

  it('waits for the operator, and happens when that is back', async () => {
    const { metadata } = await deployed();
    await operator.stop();
    await api.kube.delete(kinds.applications, metadata.name);
    const waiting = await api.kube.get(kinds.applications, metadata.name);
    expect(waiting.metadata.deletionTimestamp).toBeDefined();
    operator = build();
    await operator.start();
    await gone(metadata.name);
  });

  it('makes room for another one of the same name at once', async () => {
    const { metadata } = await deployed();
    await api.kube.delete(kinds.applications, metadata.name);
    await gone(metadata.name);
    const again = await deployed(metadata.name);
    expect(again.metadata.uid).not.toBe(metadata.uid);
    const [service] = await servicesOf(metadata.name);
    expect(service?.metadata.ownerReferences?.[0]?.uid).toBe(again.metadata.uid);
  });
});
