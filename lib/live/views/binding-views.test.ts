import { afterEach, expect, test, vi } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { playModel } from '#testing/play-model.ts';

const ready = { conditions: [{ type: 'Ready', status: 'True' }] };

function object(kind: string, name: string, more: object = {}, namespace: string | undefined = 'east') {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    ...more,
  } as KubeObject;
}

const application = (name: string) => ({
  ...object('Application', name, {
    spec: {
      services: [
        {
          id: `id-${name}`,
          name: `${name}-orders`,
          displayName: `Orders of ${name}`,
          description: '',
          providerDisplayName: '',
          labels: { 'connected-app': name },
          entries: [{ type: 'API', gatewayUrl: 'http://gateway', accessLabel: name }],
        },
      ],
    },
  }),
  metadata: { name },
});

const serviceClass = (name: string, namespace = 'east') =>
  object(
    'ServiceClass',
    `id-${name}`,
    {
      spec: {
        externalName: `${name}-orders`,
        externalID: `id-${name}`,
        description: '',
        serviceBrokerName: 'application-broker',
        externalMetadata: { displayName: `Orders of ${name}`, labels: { 'connected-app': name } },
      },
    },
    namespace,
  );

const usage = (name: string, workload: string) =>
  object('ServiceBindingUsage', name, {
    spec: { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name: workload } },
    status: ready,
  });

/** Two Applications, each bound to a Deployment of its name; `idle` is bound to nothing. */
function cluster() {
  const names = ['shop', 'crm'];
  return playModel({
    applications: names.map(application),
    applicationmappings: names.map((name) => object('ApplicationMapping', name, { spec: {} })),
    serviceclasses: [...names.map((name) => serviceClass(name)), serviceClass('shop', 'west')],
    serviceinstances: names.map((name) =>
      object('ServiceInstance', name, {
        spec: { serviceClassExternalName: `${name}-orders` },
        status: ready,
      }),
    ),
    servicebindings: names.map((name) =>
      object('ServiceBinding', name, { spec: { instanceRef: { name }, secretName: name }, status: ready }),
    ),
    servicebindingusages: names.map((name) => usage(name, name)),
    deployments: [...names, 'idle'].map((name) => object('Deployment', name, { spec: {}, status: {} })),
    secrets: [{ ...object('Secret', 'shop'), keys: ['GATEWAY_URL', 'EXTRA'] } as KubeObject],
  });
}

let played = playModel();
afterEach(() => played.stop());

test('binding-rows: filters combine, and each row has the keys of its own Secret', async () => {
  played = cluster();
  const all = await played.read('binding-rows', { sort: '-service' });
  expect(all.rows.map(({ service, workload, variables }) => [service, workload, variables.length])).toEqual([
    ['Orders of shop', 'shop', 2],
    ['Orders of crm', 'crm', 1],
  ]);
  expect(
    await played.read('binding-rows', { application: 'crm', namespace: 'east', text: 'orders' }),
  ).toMatchObject({
    all: 2,
    total: 1,
    rows: [{ application: 'crm' }],
  });
  expect(await played.read('binding-rows', { application: 'crm', namespace: 'west' })).toMatchObject({
    total: 0,
  });
});

test('binding-rows: a Secret that comes later is seen', async () => {
  played = cluster();
  await played.read('binding-rows', {});
  played.put('secrets', { ...object('Secret', 'crm'), keys: ['URI', 'USER', 'PASSWORD'] } as KubeObject);
  const { rows } = await played.read('binding-rows', { application: 'crm' });
  expect(rows[0]).toMatchObject({ variables: ['URI', 'USER', 'PASSWORD'], hasSecret: true });
});

test('binding-filters: names what the rows have, and whether anything can be bound', async () => {
  played = cluster();
  const { metadata, ...shop } = object('Deployment', 'shop', { spec: {} });
  played.put('deployments', { ...shop, metadata: { ...metadata, labels: { team: 'shop', tier: 'front' } } });
  expect(await played.read('binding-filters', { application: 'SH', label: 'team' })).toEqual({
    namespaces: ['east'],
    applications: ['shop'],
    labels: ['team=shop'],
    hasServices: true,
  });
});

test('binding-namespaces and binding-services: offer what can be bound, and where', async () => {
  played = cluster();
  const { options } = await played.read('binding-namespaces', {});
  expect(options).toEqual([{ id: 'east' }, { id: 'west' }]);
  expect(await played.read('binding-services', { namespace: 'west' })).toEqual({
    options: [{ id: 'id-shop', name: 'Orders of shop', application: 'shop' }],
    total: 1,
  });
  const inEast = await played.read('binding-services', {
    namespace: 'east',
    text: 'nothing',
    chosen: 'id-crm',
  });
  expect(inEast).toMatchObject({ options: [{ id: 'id-crm' }], total: 0 });
});

test('workload-options: says what each is bound to already, and a free name for a sample', async () => {
  played = cluster();
  played.put('deployments', object('Deployment', 'sample', { spec: {} }));
  played.put('statefulsets', object('StatefulSet', 'db', { spec: {} }));
  const { options, sampleName } = await played.read('workload-options', { namespace: 'east' });
  expect(options.map(({ id, boundTo }) => [id, boundTo.join()])).toEqual([
    ['deployment/crm', 'Orders of crm'],
    ['statefulset/db', ''],
    ['deployment/idle', ''],
    ['deployment/sample', ''],
    ['deployment/shop', 'Orders of shop'],
  ]);
  expect(sampleName).toBe('sample-2');
  const sets = await played.read('workload-options', { namespace: 'east', usageKind: 'statefulset' });
  expect(sets.options.map(({ id }) => id)).toEqual(['statefulset/db']);
});

test.each([
  ['application:shop'],
  ['service:shop/id-shop'],
  ['class:east/id-shop'],
  ['instance:east/shop'],
  ['binding:east/shop'],
  ['usage:east/shop'],
])('blast-radius: %s takes the access of its own workload', async (root) => {
  played = cluster();
  const { affected } = await played.read('blast-radius', { roots: [root] });
  const workloads = affected.filter(({ kind }) => kind === 'workload');
  expect(workloads).toMatchObject([{ id: 'workload:east/deployment/shop', services: ['Orders of shop'] }]);
});

test('blast-radius: of several parts, workloads first, with the last call and since when calls are counted', async () => {
  played = cluster();
  const since = '2026-01-01T00:00:00Z';
  const call = { application: 'crm', serviceId: 'id-crm', calls: 3, lastStatus: 200, lastFailure: null };
  played.model.setCalls({ since, services: [{ ...call, lastCallAt: '2026-01-02T00:00:00Z' }] });
  const roots = ['instance:east/shop', 'instance:east/crm', 'instance:east/gone', 'nonsense'];
  const answer = await played.read('blast-radius', { roots });
  expect(answer.affected.map(({ kind, name, lastCallAt = '' }) => `${kind} ${name} ${lastCallAt}`)).toEqual([
    'workload shop ',
    'workload crm 2026-01-02T00:00:00Z',
    'instance shop ',
    'instance crm 2026-01-02T00:00:00Z',
  ]);
  expect(answer.since).toBe(since);
});

test('binding-removal: sums up several rows, and keeps what others use', async () => {
  played = cluster();
  played.put('servicebindingusages', {
    ...usage('second', 'idle'),
    spec: { serviceBindingRef: { name: 'shop' }, usedBy: { kind: 'deployment', name: 'idle' } },
  } as KubeObject);
  const row = (name: string) => `usage:east/${name}`;
  const one = await played.read('binding-removal', { rows: ['shop', 'crm'].map(row) });
  expect(one.removed).toEqual([
    { id: 'ServiceBindingUsage', count: 2 },
    { id: 'ServiceBinding', count: 1 },
    { id: 'ServiceInstance', count: 1 },
  ]);
  expect(one.kept.map(({ name, why }) => [name, why])).toEqual([
    ['shop', 'second still needs it.'],
    ['shop', 'shop still needs it.'],
  ]);
  expect(one.losses).toMatchObject([
    { id: 'workload:east/deployment/shop', noun: 'Deployment', services: ['Orders of shop'] },
    { id: 'workload:east/deployment/crm', services: ['Orders of crm'] },
  ]);
  const all = await played.read('binding-removal', { rows: ['shop', 'second', 'crm', 'gone'].map(row) });
  expect(all.removed.map(({ count }) => count)).toEqual([3, 2, 2]);
  expect(all.kept).toEqual([]);
  // what hangs on one instance goes one after the other
  expect(all.lots.map(({ id, targets }) => [id, targets.map(({ name }) => name).join()])).toEqual([
    ['east/shop', 'shop,second'],
    ['east/crm', 'crm'],
  ]);
});

test('blast-radius: is made anew for a change of what it is about, and for no other', async () => {
  played = cluster();
  const onChange = vi.fn();
  const view = await played.watch('blast-radius', { roots: ['usage:east/shop'] }, onChange);
  expect(view.read().affected).toMatchObject([{ name: 'shop' }]);
  played.put('servicebindingusages', usage('crm', 'idle'));
  await played.settle();
  expect(onChange).not.toHaveBeenCalled();

  played.put('servicebindingusages', usage('shop', 'idle'));
  await played.settle();
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(view.read().affected).toMatchObject([{ name: 'idle' }]);
  view.close();
});

test('blast-radius: hears of a link that is not there yet', async () => {
  played = cluster();
  const onChange = vi.fn();
  const view = await played.watch('blast-radius', { roots: ['usage:east/new'] }, onChange);
  expect(view.read().affected).toEqual([]);
  played.put('servicebindingusages', usage('new', 'idle'));
  await played.settle();
  expect(onChange).toHaveBeenCalled();
  expect(view.read().affected).toMatchObject([{ name: 'idle' }]);
  view.close();
});

test('says nothing of a namespace that the viewer may not list', async () => {
  played = cluster();
  const viewer = {
    locale: 'en' as const,
    scope: 'west',
    mayList: (_kind: string, namespace?: string) => namespace === 'west',
  };
  expect(await played.read('binding-rows', {}, viewer)).toMatchObject({ all: 0, total: 0 });
  expect(await played.read('blast-radius', { roots: ['application:shop'] }, viewer)).toEqual({
    affected: [],
  });
  expect(await played.read('binding-services', { namespace: 'east' }, viewer)).toMatchObject({ total: 0 });
  expect(await played.read('workload-options', { namespace: 'east' }, viewer)).toMatchObject({ total: 0 });
});

test('a pod that cannot start breaks row, tile, finding, Application and graph alike', async () => {
  played = cluster();
  const labels = { 'pod-template-hash': '5f6' };
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'shop-5f6', uid: 'u' }];
  played.put('secrets', { ...object('Secret', 'crm'), keys: ['GATEWAY_URL'] } as KubeObject);
  const pod = object('Pod', 'shop-5f6-a', {
    spec: { containers: [] },
    status: {
      phase: 'Pending',
      containerStatuses: [{ name: 'web', state: { waiting: { reason: 'ImagePullBackOff', message: 'no' } } }],
    },
  });
  played.put('pods', { ...pod, metadata: { ...pod.metadata, labels, ownerReferences } });
  const broken = async (tile: string) => {
    const { counts } = await played.read('overview-counts', {});
    return counts.find(({ id }) => id === tile)?.attention;
  };
  const { rows } = await played.read('binding-rows', { show: 'problems' });
  expect(rows).toMatchObject([{ name: 'shop', health: 'bad', word: 'Pod ImagePullBackOff' }]);
  expect([await broken('binding'), await broken('workload'), await broken('application')]).toEqual([1, 1, 1]);
  const { causes } = await played.read('attention-causes', { size: 10, silenced: [] });
  expect(causes).toMatchObject([{ count: 1 }]);
  const { steps } = await played.read('application', { name: 'shop' });
  expect(steps.find(({ id }) => id === 'workloads')).toMatchObject({
    health: 'bad',
    problem: causes[0]?.example.problem,
  });
  expect((await played.read('graph', { problemsOnly: true })).broken).toBe(1);
});
