import { afterEach, expect, test, vi } from 'vitest';
import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import { playModel } from '#testing/play-model.ts';
import { applicationSource } from './application.ts';

const ready = { conditions: [{ type: 'Ready', status: 'True' }] };
const nobody: Viewer = { locale: 'en', scope: 'nobody', mayList: () => false };

function object(kind: string, name: string, more: object = {}): KubeObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'east' }, ...more };
}

function application(name: string, labels: Record<string, string> = {}): KubeObject {
  const service = {
    id: `id-${name}`,
    name: `${name}-orders`,
    displayName: `Orders of ${name}`,
    description: '',
    providerDisplayName: '',
    labels: { 'connected-app': name },
    entries: [{ type: 'API', gatewayUrl: 'http://gateway', accessLabel: name }],
  };
  return {
    apiVersion: 'v1',
    kind: 'Application',
    metadata: { name, labels },
    spec: { services: [service] },
  } as KubeObject;
}

const serviceClass = (name: string) =>
  object('ServiceClass', `id-${name}`, {
    spec: {
      externalName: `${name}-orders`,
      externalID: `id-${name}`,
      description: '',
      serviceBrokerName: 'application-broker',
      externalMetadata: { displayName: `Orders of ${name}`, labels: { 'connected-app': name } },
    },
  });

const instance = (name: string) =>
  object('ServiceInstance', name, { spec: { serviceClassExternalName: `${name}-orders` }, status: ready });
const binding = (name: string) =>
  object('ServiceBinding', name, { spec: { instanceRef: { name } }, status: ready });
const usage = (name: string) =>
  object('ServiceBindingUsage', name, {
    spec: { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name: 'web' } },
    status: ready,
  });

/** Two Applications, both bound to the Deployment `web`, which is not there. */
function cluster() {
  const names = ['shop', 'crm'];
  return playModel({
    applications: [application('shop', { team: 'red' }), application('crm')],
    applicationmappings: names.map((name) => object('ApplicationMapping', name)),
    serviceclasses: names.map(serviceClass),
    serviceinstances: names.map(instance),
    servicebindings: names.map(binding),
    servicebindingusages: names.map(usage),
  });
}

let played: ReturnType<typeof cluster>;
afterEach(() => played.stop());

test.each(['shop', 'crm'])(
  'the page of %s names its own usage as the cause, and offers to unbind that',
  async (name) => {
    played = cluster();
    const page = await played.read('application', { name });
    const workloads = page.steps.find(({ id }) => id === 'workloads');
    expect(workloads?.problem).toMatchObject({
      evidence: `ServiceBindingUsage ${name} names Deployment web.`,
      remedy: { action: 'unbind', target: { name } },
    });
    expect(JSON.stringify(page)).not.toContain(name === 'shop' ? 'crm' : 'shop');
  },
);

test('of an Application that is not there it says only who allows it', async () => {
  played = cluster();
  played.drop('applications', application('shop'));
  expect(await played.read('application', { name: 'shop' })).toMatchObject({
    steps: [],
    stillAllowed: { remedy: { action: 'delete-mappings', application: 'shop', namespaces: ['east'] } },
  });
  expect(await played.read('application', { name: 'nobody' })).toEqual({
    steps: [],
    services: [],
    serviceCount: 0,
  });
});

test('who may not list Applications is shown none', async () => {
  played = cluster();
  expect(await played.read('application', { name: 'shop' }, nobody)).toEqual({
    steps: [],
    services: [],
    serviceCount: 0,
  });
  expect((await played.read('application-deletion', { names: ['shop'] }, nobody)).objects).toEqual([]);
  expect((await played.read('application-selection', { names: ['shop'] }, nobody)).names).toEqual([]);
});

test('a page is told of what hangs on its Application, and of no other', async () => {
  played = cluster();
  const onChange = vi.fn();
  await played.model.ready(applicationSource.needs);
  const view = await applicationSource.open({
    model: played.model,
    viewer: englishViewer,
    query: { name: 'shop', services: 50 },
    context: {} as OperationContext,
    onChange,
  });
  const settled = () => played.model.ready(applicationSource.needs);
  played.put('applications', application('other'));
  await settled();
  expect(onChange).not.toHaveBeenCalled();
  played.put(
    'servicebindings',
    object('ServiceBinding', 'second', { spec: { instanceRef: { name: 'shop' } } }),
  );
  await settled();
  expect(onChange).toHaveBeenCalled();
  expect(view.read().steps.find(({ id }) => id === 'bindings')?.linkCount).toBe(2);
  view.close();
});

test('what goes with several Applications is told of each', async () => {
  played = cluster();
  const { objects, serviceCount } = await played.read('application-deletion', {
    names: ['shop', 'crm', 'nobody'],
  });
  expect(serviceCount).toBe(2);
  expect(objects.filter(({ application: name }) => name === 'crm').map(({ id }) => id)).toEqual([
    'servicebindingusages/east/crm',
    'servicebindings/east/crm',
    'serviceinstances/east/crm',
    'applicationmappings/east/crm',
    'applications//crm',
  ]);
});

test('what is left of an Application that is gone can be deleted', async () => {
  played = cluster();
  played.drop('applications', application('shop'));
  const { objects } = await played.read('application-deletion', { names: ['shop'] });
  expect(objects.map(({ id }) => id)).toContain('applicationmappings/east/shop');
  expect(objects.map(({ id }) => id)).not.toContain('applications//shop');
});

test('several Applications together: labels and namespaces with how many have them', async () => {
  played = cluster();
  expect(await played.read('application-selection', { names: ['shop', 'crm', 'nobody'] })).toEqual({
    names: ['shop', 'crm'],
    labels: [{ id: 'team=red', count: 1 }],
    namespaces: [{ id: 'east', count: 2 }],
  });
});

test('the list offers the namespaces and labels that there are', async () => {
  played = cluster();
  expect(await played.read('application-filters', {})).toEqual({
    namespaces: ['east'],
    labels: ['team=red'],
  });
  expect(await played.read('application-filters', { label: 'blue' })).toEqual({
    namespaces: ['east'],
    labels: [],
  });
});
