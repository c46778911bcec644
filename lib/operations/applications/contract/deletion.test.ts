import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import {
  chosenObjects,
  type DeletionPart,
  deletionParts,
  keyOfRef,
} from '#lib/domain/binding/deletion-choice.ts';
import { planDeletion } from '#lib/domain/binding/deletion-plan.ts';
import { apiVersionOf, type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import type { OperationContext } from '../../context.ts';
import type { JobRecords } from '../../jobs/job-records.ts';
import { sampleDeployment } from '../../workloads/sample-deployment.ts';
import { runDeletion } from '../delete-application.ts';
import { createDeletionJobs, type DeletionJobs } from '../deletion-jobs.ts';
import { createDeletionRecords, type DeletionRecord } from '../deletion-records.ts';
import { gatherDeletion } from '../gather-deletion.ts';

const log = createLogger('test', 'silent');
let api: TestApi;
let context: OperationContext;
let jobs: DeletionJobs;
let records: JobRecords<DeletionRecord>;
let namespace = '';
let count = 0;
/** Of the case: its Application, and what belongs to it. */
let name = '';

beforeAll(async () => {
  api = await startTestApi();
  namespace = api.namespace;
  context = { kube: api.kube, config: {} as OperationContext['config'] };
  jobs = createDeletionJobs(context, log);
  records = createDeletionRecords(api.kube, log);
  const platform = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: integrationNamespace } };
  // a cluster that is shared may have it already
  await api.kube.create(kinds.namespaces, platform).catch(() => undefined);
});
afterAll(() => api?.stop());
beforeEach(() => {
  count += 1;
  name = `${namespace}-${count}`;
});

function create(
  kind: KindName,
  objectName: string,
  spec: unknown,
  finalizers: string[] = [],
): Promise<KubeObject> {
  const info = kinds[kind];
  return api.kube.create(info, {
    apiVersion: apiVersionOf(info),
    kind: info.kind,
    metadata: { name: objectName, ...(info.namespaced ? { namespace } : {}), finalizers },
    spec,
  } as KubeObject);
}

/** An Application whose one service is bound to a sample. */
async function createChain(finalizers: { instance?: string[] } = {}): Promise<void> {
  const texts = { name, displayName: name, description: name, providerDisplayName: 'ACME' };
  const services = [{ id: name, ...texts, labels: { 'connected-app': name }, entries: [] }];
  await create('applications', name, { services });
  await create('applicationmappings', name, {});
  await create('serviceclasses', name, {
    externalName: name,
    externalID: name,
    description: name,
    serviceBrokerName: 'application-broker',
  });
  await create('serviceinstances', name, { serviceClassName: name }, finalizers.instance);
  await create('servicebindings', name, { instanceRef: { name } });
  await create('servicebindingusages', name, usage(name, name));
  await api.kube.create(kinds.deployments, sampleDeployment(namespace, name));
}

function usage(binding: string, workload: string) {
  return { serviceBindingRef: { name: binding }, usedBy: { kind: 'deployment', name: workload } };
}

async function input(take: readonly DeletionPart[] = deletionParts) {
  const plan = planDeletion(name, await gatherDeletion(api.kube));
  return { application: name, take: [...take], shown: chosenObjects(plan, take).map(keyOfRef) };
}

/** What of the chain is there, by kind. */
async function left(): Promise<KindName[]> {
  const all: KindName[] = [
    'servicebindingusages',
    'servicebindings',
    'serviceinstances',
    'deployments',
    'applicationmappings',
    'applications',
  ];
  const found = await Promise.all(
    all.map(async (kind) => (await api.kube.find(kinds[kind], name, namespace)) !== undefined),
  );
  return all.filter((_, index) => found[index]);
}

async function ended(): Promise<void> {
  await expect
    .poll(() => jobs.list().find(({ application }) => application === name)?.state, { timeout: 20_000 })
    .not.toBe('running');
}

it('takes all that belongs to the Application along, and begins once however often it is asked', async () => {
  await createChain();
  const [first, second] = await Promise.all([jobs.start(await input()), jobs.start(await input())]);
  expect(second).toBe(first);
  await ended();
  expect(first).toMatchObject({ state: 'done' });
  expect(first.steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'servicebindingusages removed',
    'deployments removed',
    'servicebindings removed',
    'serviceinstances removed',
    'applicationmappings removed',
    'applications removed',
  ]);
  expect(await left()).toEqual([]);
  await expect(jobs.start({ application: name, take: [...deletionParts], shown: [] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('takes along what servicebinding.io projects from its bindings, and from their Secrets', async () => {
  await createChain();
  const workload = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  const service = { apiVersion: 'servicecatalog.k8s.io/v1beta1', kind: 'ServiceBinding', name };
  await create('workloadbindings', `${name}-binding`, { service, workload });
  await create('workloadbindings', `${name}-secret`, {
    service: { apiVersion: 'v1', kind: 'Secret', name },
    workload,
  });
  const other = { ...service, name: 'another' };
  await create('workloadbindings', `${name}-another`, { service: other, workload });
  await jobs.start(await input());
  await ended();
  const { items } = await api.kube.list<KubeObject>(kinds.workloadbindings, { namespace });
  expect(items.map(({ metadata }) => metadata.name)).toEqual([`${name}-another`]);
});

it('removes no more than was chosen', async () => {
  await createChain();
  await jobs.start(await input(['mappings', 'samples']));
  await ended();
  expect(await left()).toEqual([
    'servicebindingusages',
    'servicebindings',
    'serviceinstances',
    'deployments',
  ]);
});

it('keeps a sample that something else is bound to', async () => {
  await createChain();
  await create('servicebindingusages', `${name}-other`, usage('other', name));
  await jobs.start(await input());
  await ended();
  expect(await left()).toEqual(['deployments']);
});

it('deletes nothing where something came to it that was not shown', async () => {
  await createChain();
  const shown = await input();
  await create('servicebindings', `${name}-late`, { instanceRef: { name } });
  await expect(jobs.start(shown)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining(`ServiceBinding ${name}-late in ${namespace}`),
  });
  expect(await left()).toHaveLength(6);
});

it('says what holds an object, keeps the Application, and goes on from there', async () => {
  const { kube } = api;
  await createChain({ instance: ['example.com/held'] });
  const { application, shown } = await input();
  const steps = planDeletion(name, await gatherDeletion(kube)).map((one) => ({
    ...one,
    state: 'waiting' as const,
  }));
  const job = { application, startedAt: '', state: 'running' as const, steps };
  await runDeletion(context, job, 100);
  expect(job.state).toBe('failed');
  expect(renderAll('en', steps).find(({ kind }) => kind === 'serviceinstances')).toMatchObject({
    state: 'left',
    problem: expect.stringContaining('example.com/held'),
  });
  expect(await left()).toEqual(['serviceinstances', 'applicationmappings', 'applications']);
  await kube.patch(kinds.serviceinstances, { name, namespace }, 'merge', { metadata: { finalizers: null } });
  await jobs.start({ application, take: [...deletionParts], shown });
  await ended();
  expect(await left()).toEqual([]);
});

describe('in another process', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const noted = async () => (await records.list()).map(({ input: one }) => one.application);

  it('goes on with what an earlier one began, and forgets it at the end', async () => {
    await createChain();
    await records.write({ input: await input(), startedAt: minutesAgo(1) });
    jobs = createDeletionJobs(context, log);
    await jobs.resume();
    expect(await noted()).toContain(name);
    await ended();
    expect(await left()).toEqual([]);
    await expect.poll(noted).not.toContain(name);
  });

  it.each([
    ['was begun long ago', minutesAgo(16), deletionParts],
    ['has got more than was agreed to', minutesAgo(1), ['mappings'] as const],
  ])('leaves alone what %s', async (_, startedAt, shown) => {
    await createChain();
    const agreed = { ...(await input(shown)), take: [...deletionParts] };
    await records.write({ input: agreed, startedAt });
    jobs = createDeletionJobs(context, log);
    await jobs.resume();
    expect(jobs.list()).toEqual([]);
    expect(await left()).toHaveLength(6);
    expect(await noted()).not.toContain(name);
  });
});

it('removes the mapping that an Application has left behind', async () => {
  await create('applicationmappings', name, {});
  await jobs.start(await input());
  await ended();
  expect(await left()).toEqual([]);
});
