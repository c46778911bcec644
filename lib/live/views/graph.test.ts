import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { graphView } from '#lib/domain/view/graph-view.ts';
import type { ViewAnswer, ViewQuery } from '#lib/domain/view/views.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import { playModel } from '#testing/play-model.ts';
import type { LiveModel } from '../model/live-model.ts';
import { graphSource } from './graph.ts';
import { mostLinks } from './graph-picture.ts';
import type { OpenView } from './view-source.ts';

const context = {} as OperationContext;
let played: ReturnType<typeof playModel>;
let model: LiveModel;
let opened: OpenView<ViewAnswer<'graph'>>[];

beforeEach(() => {
  vi.useFakeTimers();
  played = playModel();
  model = played.model;
  opened = [];
});
afterEach(() => {
  for (const view of opened) {
    view.close();
  }
  model.stop();
  vi.useRealTimers();
});

/** Tells what has changed, as the model does a moment later. */
function settle(): void {
  vi.advanceTimersByTime(200);
}

function application(name: string): Application {
  return {
    apiVersion: 'v1',
    kind: 'Application',
    metadata: { name },
    spec: {
      services: [
        {
          id: `id-${name}`,
          name: `orders-${name}`,
          displayName: `Orders of ${name}`,
          description: '',
          providerDisplayName: 'p',
          labels: { 'connected-app': name },
          entries: [
            { type: 'API', targetUrl: 'https://x.example', gatewayUrl: 'http://g', accessLabel: name },
          ],
        },
      ],
    },
    status: { installationStatus: { status: 'deployed', description: '' } },
  };
}

/** What makes an Application's service available in a namespace. */
function available(name: string, namespace: string): void {
  played.put('applicationmappings', {
    apiVersion: 'v1',
    kind: 'ApplicationMapping',
    metadata: { name, namespace },
    spec: { services: [{ id: `id-${name}` }] },
  } as KubeObject);
  played.put('serviceclasses', {
    apiVersion: 'v1',
    kind: 'ServiceClass',
    metadata: { name: `class-${name}`, namespace },
    spec: {
      externalID: `id-${name}`,
      externalName: `orders-${name}`,
      description: '',
      serviceBrokerName: 'application-broker',
      externalMetadata: { labels: { 'connected-app': name } },
    },
  } as KubeObject);
}

/** A usage of a binding that nobody has made. */
function breakIn(namespace: string, name: string): void {
  played.put('servicebindingusages', {
    apiVersion: 'v1',
    kind: 'ServiceBindingUsage',
    metadata: { name, namespace },
    spec: { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name } },
  } as KubeObject);
}

function many(count: number, namespaceOf: (at: number) => string): void {
  for (let at = 0; at < count; at++) {
    const name = `app-${String(at).padStart(3, '0')}`;
    played.put('applications', application(name));
    available(name, namespaceOf(at));
  }
}

async function open(query: ViewQuery<'graph'> = {}, onChange: () => void = () => undefined) {
  const view = await graphSource.open({
    model,
    viewer: englishViewer,
    query: graphView.query.parse(query),
    context,
    onChange,
  });
  const told = {
    ...view,
    readUntold: view.read,
    read: () => renderAll('en', view.read()) as ViewAnswer<'graph'>,
  };
  opened.push(told);
  return told;
}

const namesOf = ({ nodes }: ViewAnswer<'graph'>) => nodes.map(({ name }) => name);
const foldsOf = ({ blocks }: ViewAnswer<'graph'>) =>
  blocks.flatMap(({ id, fold }) => (fold === undefined ? [] : [`${id} ${fold.chains}/${fold.links}`]));

it('shows a small graph whole', async () => {
  many(3, () => 'east');
  settle();
  const answer = (await open()).read();
  expect(answer).toMatchObject({ links: 9, broken: 0, all: 9, left: 0, namespaces: ['east'] });
  expect(answer.applications).toEqual(['app-000', 'app-001', 'app-002']);
  expect(answer.nodes).toHaveLength(9);
  expect(foldsOf(answer)).toEqual([]);
});

it('opens at what is broken, and folds healthy chains to a line a namespace', async () => {
  many(60, (at) => (at % 2 === 0 ? 'east' : 'west'));
  available('app-000', 'west');
  breakIn('east', 'lost');
  settle();
  const answer = (await open()).read();
  expect(answer).toMatchObject({ links: 184, broken: 2 });
  expect(namesOf(answer)).toEqual(['lost', 'lost', 'lost']);
  expect(foldsOf(answer)).toEqual(['namespace/east 29/87', 'namespace/west 30/90', 'namespaces 1/4']);
});

it('opens a fold to a line for each Application, and such a line to its chain', async () => {
  many(60, () => 'east');
  settle();
  const answer = (await open({ open: ['namespace/east', 'applications/app-007'] })).read();
  expect(answer.blocks).toHaveLength(62);
  expect(answer.blocks[8]).toMatchObject({ id: 'applications/app-007', fold: { isOpen: true, depth: 1 } });
  expect(answer.blocks[9]).toEqual({ id: 'applications/app-007/chains' });
  expect(namesOf(answer)).toEqual(['app-007', 'Orders of app-007', 'orders-app-007']);
  expect(answer.edges).toHaveLength(2);
});

it('folds by Application, or not at all but within its room', async () => {
  many(200, () => 'east');
  settle();
  expect(foldsOf((await open({ fold: 'application' })).read())).toHaveLength(200);
  const inOne = (await open({ namespace: 'east' })).read();
  expect(foldsOf(inOne)).toHaveLength(200);
  expect(inOne).toMatchObject({ links: 600, left: 0 });
  const whole = (await open({ fold: 'none' })).read();
  expect(whole.nodes.length).toBeLessThanOrEqual(mostLinks);
  expect(whole.nodes.length + whole.left).toBe(600);
});

it('finds any link by its name, whatever is folded', async () => {
  many(60, () => 'east');
  settle();
  const answer = (await open({ text: 'ORDERS OF APP-03' })).read();
  expect(answer).toMatchObject({ links: 30, left: 0 });
  expect(answer.nodes.filter(({ isMatch }) => isMatch).map(({ kind }) => kind)).toEqual(
    Array(10).fill('service'),
  );
});

it('shows one chain and nothing else where that is asked for, no further than so many links', async () => {
  many(60, () => 'east');
  settle();
  const focus = 'class:east/id-app-009';
  expect(namesOf((await open({ focus })).read())).toHaveLength(3);
  expect(namesOf((await open({ focus, depth: 1 })).read())).toEqual(['Orders of app-009', 'orders-app-009']);
  expect((await open({ focus: 'class:east/nothing' })).read().blocks).toEqual([]);
});

it('shows the node that a link leads to, there or missing, or bound to nothing', async () => {
  many(60, () => 'east');
  breakIn('west', 'lost');
  played.put('deployments', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'free', namespace: 'east' },
    spec: { selector: {}, template: { spec: { containers: [] } } },
  } as KubeObject);
  settle();
  for (const reveal of ['service:app-050/id-app-050', 'binding:west/lost', 'workload:east/deployment/free']) {
    const { nodes } = (await open({ reveal })).read();
    expect(nodes.map(({ id }) => id)).toContain(reveal);
  }
});

it('adds the workloads that nothing is bound to', async () => {
  many(1, () => 'east');
  for (const [name, namespace] of [
    ['free', 'east'],
    ['far', 'west'],
  ]) {
    played.put('deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: { selector: {}, template: { spec: { containers: [] } } },
    } as KubeObject);
  }
  settle();
  expect(namesOf((await open({ unbound: true })).read())).toEqual([
    'app-000',
    'Orders of app-000',
    'orders-app-000',
    'free',
  ]);
});

it('says when something has changed, in what is shown or in its counts, and only then', async () => {
  many(60, () => 'east');
  breakIn('west', 'lost');
  settle();
  const onChange = vi.fn();
  const view = await open({}, onChange);
  const before = view.read();
  played.put('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'stray', namespace: 'east' },
    spec: { containers: [] },
  } as KubeObject);
  settle();
  expect(onChange).not.toHaveBeenCalled();
  played.put('applications', application('new'));
  settle();
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(view.read()).toMatchObject({ links: before.links + 2 });
  const [lost] = model.list('servicebindingusages');
  played.drop('servicebindingusages', lost as KubeObject);
  settle();
  expect(onChange).toHaveBeenCalledTimes(2);
  const after = view.read();
  expect(after.nodes).toEqual([]);
  expect(foldsOf(after)).toEqual(['namespace/east 60/180', 'nowhere 1/2']);
});

it('keeps each link that has not changed as it was', async () => {
  many(3, () => 'east');
  settle();
  const view = await open();
  const before = view.readUntold();
  played.put('applications', application('other'));
  settle();
  expect(view.readUntold().nodes.slice(0, 9)).toEqual(before.nodes);
  expect(view.readUntold().nodes[0]).toBe(before.nodes[0]);
});

it('says what the gateway has counted on the way into a service, and how often it is called', async () => {
  many(1, () => 'east');
  const seen = (calls: number) => ({
    since: '2026-11-30T00:00:00Z',
    services: [
      {
        application: 'app-000',
        serviceId: 'id-app-000',
        calls,
        lastCallAt: '2026-11-30T00:00:01Z',
        lastStatus: 200,
        lastFailure: null,
        errors: 1,
        p95Ms: 12.5,
      },
    ],
  });
  model.setCalls(seen(12));
  settle();
  const onChange = vi.fn();
  const view = await open({}, onChange);
  expect(model.callsInterest.isTaken).toBe(true);
  const traffic = { calls: 12, lastStatus: 200, lastFailure: null, errors: 1, p95Ms: 12.5 };
  expect(view.read().edges.map((edge) => edge.traffic)).toEqual([traffic, undefined]);
  vi.advanceTimersByTime(1_800);
  model.setCalls(seen(22));
  settle();
  expect(onChange).toHaveBeenCalled();
  expect(view.read().edges[0]?.traffic).toEqual({ ...traffic, calls: 22, perSecond: 5 });
});
