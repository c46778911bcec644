import { afterEach, expect, it } from 'vitest';
import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { type ViewName, type ViewQuery, views } from '#lib/domain/view/views.ts';
import { toMooringError } from '#lib/errors.ts';
import { type PlayedObjects, playModel } from '#testing/play-model.ts';

const nobody: Viewer = { locale: 'en', scope: 'nothing', mayList: () => false };

/** What each view is asked for: all of it is there in `full`. */
const queries: { [N in ViewName]: ViewQuery<N> } = {
  application: { name: 'shop' },
  'application-deletion': { names: ['shop'] },
  'application-filters': {},
  'application-rows': {},
  'application-selection': { names: ['shop'] },
  'binding-filters': {},
  'binding-namespaces': {},
  'binding-removal': { rows: ['usage:east/web'] },
  'binding-rows': {},
  'binding-services': { namespace: 'east' },
  'blast-radius': { roots: ['application:shop'] },
  'workload-options': { namespace: 'east' },
  activity: {},
  'attention-causes': {},
  'attention-findings': { cause: 'any' },
  'attention-repairs': { causes: ['any'] },
  'matrix-cells': {},
  'matrix-plan': { text: '', isAll: true, names: [], namespaces: ['east'], wanted: 'all' },
  'namespace-allowance': { application: 'shop', namespace: 'east' },
  'namespace-orphans': {},
  'overview-counts': {},
  'overview-tokens': {},
  'catalog-choices': {},
  'catalog-entry': { namespace: 'east', name: 'id-shop' },
  'catalog-rows': {},
  instance: { namespace: 'east', name: 'orders' },
  'instance-order': { namespace: 'east', serviceClass: 'id-shop' },
  service: { application: 'shop', id: 'id-shop' },
  'certificate-list': { application: 'shop' },
  'connect-chain': { application: 'shop', namespace: 'east' },
  'connect-names': { text: 'shop' },
  'connect-workloads': { application: 'shop', namespace: 'east' },
  'expiry-forecast': {},
  'expiry-rows': {},
  'token-list': { application: 'shop' },
  bell: { since: '2020-01-01T00:00:00Z' },
  object: { kind: 'deployments', key: 'east/web' },
  search: { text: 'shop' },
  examination: { application: 'shop' },
  graph: {},
  node: { id: 'application:shop' },
};

function object(kind: string, name: string, more: object = {}, namespace?: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      ...{ name, uid: `${kind}-${name}`, creationTimestamp: '2026-01-01T00:00:00Z' },
      ...(namespace === undefined ? {} : { namespace }),
    },
    ...more,
  } as KubeObject;
}

const failed = { conditions: [{ type: 'Ready', status: 'False', reason: 'Error', message: 'it fails' }] };
const service = {
  ...{ id: 'id-shop', name: 'shop-orders', displayName: 'Orders', description: 'All orders' },
  ...{ providerDisplayName: '', labels: { 'connected-app': 'shop' } },
  entries: [
    { type: 'API', gatewayUrl: 'http://gateway', accessLabel: 'shop', targetUrl: 'https://shop.example' },
  ],
};
const full: PlayedObjects = {
  namespaces: [object('Namespace', 'east')],
  applications: [object('Application', 'shop', { spec: { services: [service] } })],
  applicationmappings: [
    object('ApplicationMapping', 'shop', { spec: {} }, 'east'),
    object('ApplicationMapping', 'gone', { spec: {} }, 'east'),
  ],
  serviceclasses: [
    object(
      'ServiceClass',
      'id-shop',
      {
        spec: {
          ...{ externalName: 'shop-orders', externalID: 'id-shop', description: '' },
          serviceBrokerName: 'application-broker',
          externalMetadata: { displayName: 'Orders', labels: { 'connected-app': 'shop' } },
        },
      },
      'east',
    ),
  ],
  serviceinstances: [
    object(
      'ServiceInstance',
      'orders',
      { spec: { serviceClassExternalName: 'shop-orders' }, status: failed },
      'east',
    ),
  ],
  servicebindings: [
    object(
      'ServiceBinding',
      'web',
      { spec: { instanceRef: { name: 'orders' }, secretName: 'web' }, status: failed },
      'east',
    ),
  ],
  servicebindingusages: [
    object(
      'ServiceBindingUsage',
      'web',
      {
        spec: { serviceBindingRef: { name: 'web' }, usedBy: { kind: 'deployment', name: 'web' } },
        status: failed,
      },
      'east',
    ),
  ],
  deployments: [object('Deployment', 'web', { spec: {}, status: {} }, 'east')],
  events: [
    object(
      'Event',
      'web.1',
      {
        ...{ type: 'Warning', reason: 'Failed', message: 'it fails', lastTimestamp: '2026-01-01T00:00:00Z' },
        involvedObject: { kind: 'Deployment', name: 'web', namespace: 'east' },
      },
      'east',
    ),
  ],
  connectiontokens: [
    {
      ...object('Secret', 'token', {}, 'kyma-integration'),
      token: { id: 'a1', application: 'shop', step: 'info', expiresAt: '2099-01-01T00:00:00Z' },
    } as unknown as KubeObject,
  ],
};
const playing: ReturnType<typeof playModel>[] = [];
afterEach(() => playing.splice(0).forEach((played) => void played.stop()));

/** What a view says, an error as it is told. */
async function said<N extends ViewName>(objects: PlayedObjects, name: N, viewer?: Viewer) {
  const played = playModel(objects);
  playing.push(played);
  try {
    return await played.read(name, queries[name], ...(viewer === undefined ? [] : [viewer]));
  } catch (thrown) {
    const { code, said: words } = toMooringError(thrown);
    return { code, words };
  }
}

it.each(Object.keys(views) as ViewName[])(
  'of %s who may list nothing learns as much as of an empty cluster',
  async (name) => {
    expect(await said(full, name, nobody)).toEqual(await said({}, name, nobody));
  },
);

it('of the cluster that is used here others learn something by each view', async () => {
  const same: string[] = [];
  for (const name of Object.keys(views) as ViewName[]) {
    const [there, empty] = [await said(full, name), await said({}, name)];
    if (JSON.stringify(there) === JSON.stringify(empty)) {
      same.push(name);
    }
  }
  // no cause is called so, and an object is asked for at the API server
  expect(same).toEqual(['attention-findings', 'attention-repairs', 'object']);
});
