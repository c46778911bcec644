import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import { eventually } from '#testing/eventually.ts';
import {
  conditionOf,
  hasReason,
  isReady,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

// What Service Catalog's webhook refused at once is refused by the API server, as far as schemas can say it; the rest, and
// what was stored before, by a condition before the broker is called.
const { servicebrokers, clusterservicebrokers, serviceinstances, servicebindings } = kinds;
let catalog: TestCatalog;
let broker: ForeignBroker;

beforeAll(async () => {
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [offeredService('orders'), offeredService('events')]);
  await catalog.when(servicebrokers, 'main', isReady);
});
afterAll(() => catalog?.stop());

/** What the API server says to an object with this spec; undefined where it takes it. */
async function refusal(kind: KindInfo, spec: object): Promise<string | undefined> {
  const metadata = { name: 'asked', ...(kind.namespaced ? { namespace: catalog.api.namespace } : {}) };
  const object = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata, spec } as KubeObject;
  try {
    await catalog.api.kube.create(kind, object, { dryRun: true });
    return undefined;
  } catch (error) {
    if (isMooringError(error, 'UNPROCESSABLE')) {
      return error.message;
    }
    throw error;
  }
}

const url = 'http://broker.example.com';
const secretRef = { name: 'credentials' };
const instanceRef = { name: 'shop' };

describe.concurrent('refused at once', () => {
  it.each<[string, KindInfo, object, string]>([
    ['an instance without a class', serviceinstances, {}, 'spec.serviceClassExternalName: Required value'],
    ['an instance whose class is empty', serviceinstances, { serviceClassName: '' }, 'spec'],
    ['a plan without a class', serviceinstances, { servicePlanName: 'a' }, 'spec'],
    ['two classes', serviceinstances, { serviceClassName: 'a', clusterServiceClassName: 'b' }, 'spec'],
    [
      'a class by two names',
      serviceinstances,
      { serviceClassName: 'a', serviceClassExternalName: 'b' },
      'spec',
    ],
    [
      'a plan named in another way than its class',
      serviceinstances,
      { serviceClassName: 'a', servicePlanExternalName: 'b' },
      'spec',
    ],
    [
      'a plan of the other scope',
      serviceinstances,
      { serviceClassName: 'a', clusterServicePlanName: 'b' },
      'spec',
    ],
    [
      'parameters from nowhere',
      serviceinstances,
      { serviceClassName: 'a', parametersFrom: [{}] },
      'spec.parametersFrom',
    ],
    ['parameters of a binding from nowhere', servicebindings, { instanceRef, parametersFrom: [{}] }, 'spec'],
    [
      'a name that no Secret can have',
      servicebindings,
      { instanceRef, secretName: 'Bad_Name' },
      'spec.secretName',
    ],
    [
      'an instance that cannot be',
      servicebindings,
      { instanceRef: { name: 'Bad_Name' } },
      'spec.instanceRef',
    ],
    ['credentials of no kind', servicebrokers, { url, authInfo: {} }, 'spec.authInfo'],
    ['credentials without a Secret', servicebrokers, { url, authInfo: { basic: {} } }, 'spec.authInfo.basic'],
    [
      'certificates that are not looked at',
      servicebrokers,
      { url, caBundle: 'YQ==', insecureSkipTLSVerify: true },
      'spec',
    ],
    ['the same of a cluster’s broker', clusterservicebrokers, { url, authInfo: {} }, 'spec.authInfo'],
    [
      'certificates of a cluster’s broker that are not looked at',
      clusterservicebrokers,
      { url, caBundle: 'YQ==', insecureSkipTLSVerify: true },
      'spec',
    ],
  ])('%s', async (_what, kind, spec, said) => {
    expect(await refusal(kind, spec)).toContain(said);
  });
});

describe.concurrent('taken, as clients send it', () => {
  it.each<[string, KindInfo, object]>([
    ['a class alone', serviceinstances, { serviceClassExternalName: 'a' }],
    ...(['ExternalName', 'ExternalID', 'Name'] as const).flatMap((style) =>
      ['service', 'clusterService'].map((scope): [string, KindInfo, object] => [
        `a class and a plan by ${scope}…${style}`,
        serviceinstances,
        { [`${scope}Class${style}`]: 'a', [`${scope}Plan${style}`]: 'b' },
      ]),
    ),
    [
      'empty names beside the one that counts, by a client in Go',
      serviceinstances,
      { serviceClassName: 'a', serviceClassExternalName: '', externalID: '', updateRequests: 0 },
    ],
    [
      'parameters from Secrets',
      serviceinstances,
      { serviceClassName: 'a', parametersFrom: [{ secretKeyRef: { name: 'a', key: 'b' } }] },
    ],
    ['a binding without a name for its Secret', servicebindings, { instanceRef, secretName: '' }],
    ['a name with dots for its Secret', servicebindings, { instanceRef, secretName: 'a.b-1' }],
    [
      'a broker as the application broker makes it',
      servicebrokers,
      { url, relistBehavior: '', relistRequests: 0 },
    ],
    ['a broker with Basic', servicebrokers, { url, authInfo: { basic: { secretRef } } }],
    ['a broker with Bearer', servicebrokers, { url, authInfo: { bearer: { secretRef } } }],
    ['a broker with a bundle', servicebrokers, { url, caBundle: 'YQ==', insecureSkipTLSVerify: false }],
    ['a broker that is believed', servicebrokers, { url, insecureSkipTLSVerify: true }],
  ])('%s', async (_what, kind, spec) => {
    expect(await refusal(kind, spec)).toBeUndefined();
  });
});

function whenInstance(name: string, matches: (it: ServiceInstance) => boolean): Promise<ServiceInstance> {
  return catalog.when<ServiceInstance>(serviceinstances, name, matches);
}

function patch(name: string, spec: object): Promise<unknown> {
  const target = { name, namespace: catalog.api.namespace };
  return catalog.api.kube.patch(serviceinstances, target, 'merge', { spec });
}

describe.concurrent('refused by a condition, before any call', () => {
  it.each([
    ['of another class', { serviceClassName: 'events' }, 'UpdateInstanceCallFailed'],
    [
      'of another class by another name',
      { clusterServiceClassName: 'x' },
      'ReferencesNonexistentServiceClass',
    ],
    ['of parameters from nowhere', { parametersFrom: [{}] }, 'ErrorWithParameters'],
  ])('a change %s', async (what, change, reason) => {
    const name = what.replaceAll(' ', '-');
    await catalog.createInstance(name, { serviceClassName: 'orders' });
    await whenInstance(name, isReady);
    await patch(name, change);
    const refused = await whenInstance(name, hasReason(reason));
    expect(refused.status?.provisionStatus).toBe('Provisioned');
    expect(broker.callsOf('update', name)).toEqual([]);
    // and goes when it has to
    await catalog.remove(serviceinstances, name);
  });

  it('a change of the class while the broker is still asked for the first', async () => {
    broker.script('provision', 'torn', { status: 409, body: {} }, { drop: true });
    await catalog.createInstance('torn', { serviceClassName: 'orders' });
    await whenInstance('torn', hasReason('ErrorCallingProvision'));
    await patch('torn', { serviceClassName: 'events' });
    await whenInstance('torn', hasReason('UpdateInstanceCallFailed'));
    broker.script('provision', 'torn');
    await patch('torn', { serviceClassName: 'orders' });
    await whenInstance('torn', isReady);
    const services = broker
      .callsOf('provision', 'torn')
      .map(({ body }) => (body as { service_id: string }).service_id);
    expect(new Set(services)).toEqual(new Set(['orders']));
  });

  it('a change of the id is put back', async () => {
    await catalog.createInstance('same', { serviceClassName: 'orders' });
    await whenInstance('same', isReady);
    await patch('same', { externalID: 'other' });
    await whenInstance(
      'same',
      ({ spec, metadata, status }) =>
        spec.externalID === 'same' && status?.observedGeneration === metadata.generation,
    );
    expect(broker.callsOf('update', 'same')).toEqual([]);
  });

  it('an instance without a class that was stored before', async () => {
    await catalog.createInstance('classless', {});
    const found = await whenInstance('classless', hasReason('ReferencesNonexistentServiceClass'));
    expect(conditionOf(found)?.message).toBe('The instance names no class.');
    await catalog.remove(serviceinstances, 'classless');
  });
});

interface RuledDefinition extends KubeObject {
  spec: {
    versions: {
      schema: {
        openAPIV3Schema: {
          properties: { spec: { not?: unknown; properties: { authInfo: { anyOf?: unknown } } } };
        };
      };
    }[];
  };
}

it('a broker that was stored before its kind had rules goes on, and goes', async () => {
  const { kube, namespace } = catalog.api;
  const file = new URL('../../../deploy/crds/servicebrokers.yaml', import.meta.url);
  const definition = parse(await readFile(file, 'utf8')) as RuledDefinition;
  const lenient = structuredClone(definition);
  const spec = {
    url: catalog.brokers.broker('old').url,
    authInfo: {},
    caBundle: 'YQ==',
    insecureSkipTLSVerify: true,
  };
  await catalog.stopControllers();
  for (const { schema } of lenient.spec.versions) {
    const rules = schema.openAPIV3Schema.properties.spec;
    delete rules.not;
    delete rules.properties.authInfo.anyOf;
  }
  const name = definition.metadata.name;
  await kube.patch(kinds.customresourcedefinitions, { name }, 'merge', { spec: lenient.spec });
  try {
    await eventually(async () => (await refusal(servicebrokers, spec)) === undefined || undefined);
    await catalog.create<ServiceBroker>(servicebrokers, 'old', { spec: spec as ServiceBroker['spec'] });
  } finally {
    await kube.patch(kinds.customresourcedefinitions, { name }, 'merge', { spec: definition.spec });
  }
  await eventually(async () => (await refusal(servicebrokers, spec)) !== undefined || undefined);
  catalog.brokers.broker('old').services = [offeredService('old')];
  await catalog.startControllers();
  const found = await catalog.when<ServiceBroker>(servicebrokers, 'old', isReady);
  expect(found.spec).not.toHaveProperty('authInfo');
  expect(found.spec).toMatchObject({ insecureSkipTLSVerify: true });
  expect(found.metadata.namespace).toBe(namespace);
  await catalog.remove(servicebrokers, 'old');
});

it('a broker whose Secret is missing says which', async () => {
  await catalog.createBroker('secretive', [offeredService('secretive')], {
    authInfo: { basic: { secretRef: { name: 'nowhere' } } },
  });
  const missing = await catalog.when<ServiceBroker>(
    servicebrokers,
    'secretive',
    hasReason('ErrorGettingAuthCredentials'),
  );
  expect(conditionOf(missing)?.message).toContain(
    `The Secret ${catalog.api.namespace}/nowhere with the broker's credentials does not exist.`,
  );
  await catalog.createSecret('nowhere', { username: 'jo' });
  const incomplete = await catalog.when<ServiceBroker>(
    servicebrokers,
    'secretive',
    (it) => conditionOf(it)?.message?.includes('password') === true,
  );
  expect(conditionOf(incomplete)?.message).toContain('has no key password');
});
