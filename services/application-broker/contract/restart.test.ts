import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceInstanceStatusFields } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { eventually } from '#testing/eventually.ts';
import { idsOf, provisionBody, registeredService } from '#testing/registered-service.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let broker: TestBroker;
let world: BrokerWorld;
let application: string;
let events: string;

beforeAll(async () => {
  api = await startTestApi();
  world = createBrokerWorld(api);
  events = world.newId();
  application = await world.createApplication([registeredService(events, { types: ['API', 'Events'] })]);
  broker = await startBroker(api);
});
afterAll(async () => {
  await broker?.stop();
  await world?.stop();
  await api?.stop();
});

/** A namespace whose one instance has that status; no process of the broker was ever asked about it. */
async function found(status: ServiceInstanceStatusFields) {
  const namespace = await world.newNamespace();
  await world.map(namespace, application);
  await eventually(async () => {
    const { body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
    return body.services.length === 1 ? true : undefined;
  });
  const instance = crypto.randomUUID();
  const name = await world.createInstance(namespace, instance, idsOf(events), status);
  return { namespace, instance, name };
}

async function activate(namespace: string): Promise<void> {
  await api.kube.create(kinds.eventactivations, {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'EventActivation',
    metadata: { name: events, namespace },
    spec: { displayName: 'Orders API', sourceId: application },
  } as never);
}

const isActivated = async (namespace: string) =>
  (await api.kube.find(kinds.eventactivations, events, namespace)) !== undefined;

const operation = 'of-a-former-process';
const provisioning = { currentOperation: 'Provision', lastOperation: operation } as const;
const deprovisioning = { currentOperation: 'Deprovision', lastOperation: operation } as const;

describe('1.9 an operation of a former process goes on under its id', () => {
  it.each<[string, ServiceInstanceStatusFields]>([
    ['that runs', { ...provisioning, asyncOpInProgress: true }],
    ['that could not be polled', { ...provisioning, lastConditionState: 'ErrorPollingLastOperation' }],
  ])('a provisioning %s', async (_what, status) => {
    const { namespace, instance } = await found(status);
    const ended = await broker.outcome(namespace, instance, operation, idsOf(events));
    expect(ended.body).toEqual({ state: 'succeeded', description: 'provisioning succeeded' });
    expect(await isActivated(namespace)).toBe(true);
  });

  it.each<[string, ServiceInstanceStatusFields]>([
    ['that runs', { ...deprovisioning, asyncOpInProgress: true }],
    ['that could not be polled', { ...deprovisioning, lastConditionState: 'ErrorPollingLastOperation' }],
    ['whose call failed', { ...deprovisioning, lastConditionState: 'DeprovisionCallFailed' }],
    [
      'that clears up after a provisioning',
      { ...provisioning, asyncOpInProgress: true, orphanMitigationInProgress: true },
    ],
  ])('a deprovisioning %s', async (_what, status) => {
    const { namespace, instance } = await found(status);
    await activate(namespace);
    const ended = await broker.outcome(namespace, instance, operation, idsOf(events));
    expect(ended.body).toEqual({ state: 'succeeded', description: 'deprovisioning succeeded' });
    expect(await isActivated(namespace)).toBe(false);
  });

  it('but not under another id', async () => {
    const { namespace, instance } = await found({ ...provisioning, asyncOpInProgress: true });
    const path = `/${namespace}/v2/service_instances/${instance}/last_operation?operation=another`;
    expect((await broker.osb('GET', path)).status).toBe(404);
  });

  it.each<[string, ServiceInstanceStatusFields, boolean]>([
    ['a provisioning', { ...provisioning, asyncOpInProgress: true }, true],
    ['a deprovisioning', { ...deprovisioning, asyncOpInProgress: true }, false],
  ])('%s goes on at start, before anyone asks', async (_what, status, activated) => {
    const { namespace } = await found(status);
    if (!activated) {
      await activate(namespace);
    }
    await broker.stop();
    broker = await startBroker(api);
    await eventually(async () => ((await isActivated(namespace)) === activated ? true : undefined));
  });

  it('nothing of another broker is touched at start', async () => {
    const { namespace } = await found({ ...deprovisioning, asyncOpInProgress: true });
    await activate(namespace);
    await api.kube.patch(kinds.serviceclasses, { name: events, namespace }, 'merge', {
      spec: { serviceBrokerName: 'another-broker' },
    });
    const own = await found({ ...deprovisioning, asyncOpInProgress: true });
    await activate(own.namespace);
    await broker.stop();
    broker = await startBroker(api);
    await eventually(async () => ((await isActivated(own.namespace)) ? undefined : true));
    expect(await isActivated(namespace)).toBe(true);
  });
});

describe('1.9 calls of the platform after a restart', () => {
  it('PUT of an instance that is provisioned: 200', async () => {
    const { namespace, instance } = await found({ provisionStatus: 'Provisioned' });
    const { status, body } = await broker.provision(namespace, instance, provisionBody(events));
    expect({ status, body }).toEqual({ status: 200, body: {} });
  });

  it('PUT of another service under its id: 409', async () => {
    const { namespace, instance } = await found({ provisionStatus: 'Provisioned' });
    expect((await broker.provision(namespace, instance, provisionBody('another'))).status).toBe(409);
  });

  it('PUT of an instance whose provisioning runs: 202 with the same operation', async () => {
    const { namespace, instance } = await found({ ...provisioning, asyncOpInProgress: true });
    const { status, body } = await broker.provision(namespace, instance, provisionBody(events));
    expect({ status, body }).toEqual({ status: 202, body: { dashboard_url: null, operation } });
  });

  it('PUT of an instance that is being removed: 422', async () => {
    const { namespace, instance } = await found({ ...deprovisioning, asyncOpInProgress: true });
    expect(await broker.provision(namespace, instance, provisionBody(events))).toMatchObject({
      status: 422,
      body: { error: 'ConcurrencyError' },
    });
  });

  it('DELETE of an instance that is provisioned: 202, and what it had goes', async () => {
    const { namespace, instance } = await found({ provisionStatus: 'Provisioned' });
    await activate(namespace);
    const { status, body } = await broker.deprovision(namespace, instance, idsOf(events));
    expect(status).toBe(202);
    await broker.outcome(namespace, instance, body.operation, idsOf(events));
    expect(await isActivated(namespace)).toBe(false);
  });

  it('DELETE of an instance whose removal runs: 202 with the same operation', async () => {
    const { namespace, instance } = await found({ ...deprovisioning, asyncOpInProgress: true });
    const { status, body } = await broker.deprovision(namespace, instance, idsOf(events));
    expect({ status, body }).toEqual({ status: 202, body: { dashboard_url: null, operation } });
  });

  it('DELETE of an instance whose provisioning runs: 422', async () => {
    const { namespace, instance } = await found({ ...provisioning, asyncOpInProgress: true });
    expect((await broker.deprovision(namespace, instance, idsOf(events))).status).toBe(422);
  });
});
