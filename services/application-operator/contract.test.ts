import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Application, applicationFinalizer } from '#lib/domain/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { createApplicationOperator } from './create.ts';

let api: TestApi;
let operator: ReturnType<typeof createApplicationOperator>;

beforeAll(async () => {
  api = await startTestApi();
  operator = createApplicationOperator({
    kube: api.kube,
    log: createLogger('test', 'silent'),
    config: { namespace: api.namespace },
  });
  await operator.start();
});
afterAll(async () => {
  await operator?.stop();
  await api?.stop();
});

async function create(name: string, spec: Application['spec'] = {}): Promise<void> {
  await api.kube.create<Application>(kinds.applications, {
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

async function serviceNames(name: string): Promise<string[]> {
  const { items } = await api.kube.list<KubeObject>(kinds.services, {
    namespace: api.namespace,
    labelSelector: `application=${name}`,
  });
  return items.map((item) => item.metadata.name).sort();
}

it('sets an Application up, repairs it, and cleans up after it', async () => {
  const name = `op-${api.id}`;
  const all = [`${name}-application-gateway`, `${name}-event-service`, `${name}-validator`];
  await create(name, { description: 'x', accessLabel: 'mine' });
  const application = await inStatus(name, 'deployed');
  expect(application.spec).toMatchObject({ description: 'x', accessLabel: name, services: [] });
  expect(application.metadata.finalizers).toContain(applicationFinalizer);
  expect(await serviceNames(name)).toEqual(all);

  await api.kube.delete(kinds.services, `${name}-validator`, api.namespace);
  await eventually(async () => ((await serviceNames(name)).length === 3 ? true : undefined));

  await api.kube.delete(kinds.applications, name);
  await eventually(async () =>
    (await api.kube.find(kinds.applications, name)) === undefined ? true : undefined,
  );
  expect(await serviceNames(name)).toEqual([]);
});

it('skips the installation where told to', async () => {
  const name = `skip-${api.id}`;
  await create(name, { skipInstallation: true });
  const application = await inStatus(name, 'INSTALLATION_SKIPPED');
  expect(application.spec?.accessLabel).toBe(name);
  expect(application.metadata.finalizers).toContain(applicationFinalizer);
  expect(await serviceNames(name)).toEqual([]);
});

it('says why a name cannot work', async () => {
  const name = `a.b-${api.id}`;
  await create(name);
  const application = await inStatus(name, 'failed');
  expect(application.status?.installationStatus?.description).toContain('dots');
});
