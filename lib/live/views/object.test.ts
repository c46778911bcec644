import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { objectView } from '#lib/domain/view/object-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { createLogger } from '#lib/log.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { liveSources } from '../live-sources.ts';
import { createLiveWatches, type LiveWatches } from '../live-watches.ts';
import { createLiveModel, type LiveModel } from '../model/live-model.ts';
import { objectSource } from './object.ts';
import type { OpenView } from './view-source.ts';

const log = createLogger('test', 'silent');
let api: TestApi;
let watches: LiveWatches;
let model: LiveModel;

beforeAll(async () => {
  api = await startTestApi();
  const sourceOf = liveSources({ caSecretName: 'ca', revocationsConfigMapName: 'revocations' });
  watches = createLiveWatches({ kube: api.kube, log, sourceOf });
  model = createLiveModel(watches);
});
afterAll(async () => {
  model?.stop();
  await watches?.stop();
  await api?.stop();
});

async function open(kind: KindName, key: string): Promise<OpenView<ViewAnswer<'object'>>> {
  const context = { kube: api.kube, config: {} as OperationContext['config'] };
  const view = await objectSource.open({
    model,
    viewer: englishViewer,
    query: { kind, key },
    context,
    onChange: () => undefined,
  });
  return { ...view, read: () => renderAll('en', view.read()) as ViewAnswer<'object'> };
}

function configMap(name: string, kind: 'ConfigMap' | 'Secret' = 'ConfigMap'): KubeObject {
  const metadata = { name, namespace: api.namespace, labels: { team: 'blue' } };
  return { apiVersion: 'v1', kind, metadata, data: { password: 'aGVsbG8=' } } as KubeObject;
}

it('shows an object as it is now, until it is gone', async () => {
  await api.kube.create(kinds.configmaps, configMap('shown'));
  const view = await open('configmaps', `${api.namespace}/shown`);
  expect(view.read().object?.labels).toEqual([{ id: 'team', value: 'blue' }]);
  const target = { name: 'shown', namespace: api.namespace };
  await api.kube.patch(kinds.configmaps, target, 'merge', { metadata: { labels: { team: 'red' } } });
  await eventually(() => view.read().object?.labels[0]?.value === 'red' || undefined);
  await api.kube.delete(kinds.configmaps, 'shown', api.namespace);
  await eventually(() => view.read().object === undefined || undefined);
  view.close();
});

it('shows the keys of a Secret, never a value', async () => {
  await api.kube.create(kinds.secrets, configMap('concealed', 'Secret'));
  const view = await open('secrets', `${api.namespace}/concealed`);
  const followed = JSON.stringify(view.read());
  expect(followed).toContain('password');
  expect(followed).not.toContain('aGVsbG8');
  view.close();
});

it('shows what happened to the object, newest first', async () => {
  await api.kube.create(kinds.configmaps, configMap('happening'));
  const event = (name: string, lastTimestamp: string, about = 'happening') =>
    api.kube.create(kinds.events, {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace: api.namespace },
      involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', name: about, namespace: api.namespace },
      type: 'Warning',
      reason: name,
      message: 'm',
      lastTimestamp,
    } as KubeObject);
  await event('older', '2026-11-30T07:00:00Z');
  await event('other', '2026-11-30T07:00:00Z', 'another');
  const view = await open('configmaps', `${api.namespace}/happening`);
  await event('newer', '2026-11-30T08:00:00Z');
  await eventually(() => (view.read().events.length === 2 ? true : undefined));
  expect(view.read().events.map(({ reason }) => reason)).toEqual(['newer', 'older']);
  view.close();
});

it('shows both ways what a link of the chain hangs on', async () => {
  const application = {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: `shop-${api.id}` },
    spec: { description: '', services: [serviceOf(`orders-${api.id}`)] },
  } as KubeObject;
  await api.kube.create(kinds.applications, application);
  const view = await open('applications', `shop-${api.id}`);
  await eventually(() => (view.read().leadsTo.length === 1 ? true : undefined));
  expect(view.read()).toMatchObject({
    node: { id: `application:shop-${api.id}` },
    comesFrom: [],
    leadsTo: [
      { noun: 'service', name: 'Orders', target: { page: 'service', application: `shop-${api.id}` } },
    ],
  });
  view.close();
});

it('has no object where there is none, and refuses a key that is none', async () => {
  const view = await open('configmaps', `${api.namespace}/missing`);
  expect(view.read()).toEqual({ comesFrom: [], leadsTo: [], events: [] });
  view.close();
  await expect(open('configmaps', 'missing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(open('namespaces', 'a/b')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(open('configmaps', '../missing')).rejects.toMatchObject({ code: 'INVALID' });
  const { query } = objectView;
  expect(query.safeParse({ kind: 'configmaps', key: 'a/b,metadata.namespace=c' }).success).toBe(false);
});

function serviceOf(id: string) {
  return {
    id,
    name: id,
    displayName: 'Orders',
    description: 'd',
    providerDisplayName: 'p',
    labels: { 'connected-app': 'shop' },
    tags: [],
    entries: [{ type: 'API', targetUrl: 'https://x.example', gatewayUrl: 'http://g', accessLabel: 'a' }],
  };
}
