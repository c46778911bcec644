import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import { playModel } from '#testing/play-model.ts';
import type { LiveModel } from '../model/live-model.ts';
import { examinationSource } from './examination.ts';
import { nodeSource } from './node.ts';

const rest = { viewer: englishViewer, context: {} as OperationContext, onChange: () => undefined };
let played: ReturnType<typeof playModel>;
let model: LiveModel;

beforeEach(() => {
  vi.useFakeTimers();
  played = playModel();
  model = played.model;
});
afterEach(() => {
  model.stop();
  vi.useRealTimers();
});

async function read(id: string): Promise<ViewAnswer<'node'>> {
  vi.advanceTimersByTime(200);
  const view = await nodeSource.open({ ...rest, model, query: { id } });
  const answer = renderAll('en', view.read()) as ViewAnswer<'node'>;
  view.close();
  return answer;
}

function object(kind: string, name: string, namespace: string | undefined, spec: object): KubeObject {
  const metadata = {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    resourceVersion: '7',
    creationTimestamp: '2026-11-30T07:00:00Z',
  };
  return { apiVersion: 'v1', kind, metadata, spec } as KubeObject;
}

function bind(): void {
  played.put('servicebindings', object('ServiceBinding', 'b', 'east', { instanceRef: { name: 'i' } }));
  played.put(
    'servicebindingusages',
    object('ServiceBindingUsage', 'u', 'east', {
      serviceBindingRef: { name: 'b' },
      usedBy: { kind: 'deployment', name: 'web' },
    }),
  );
}

it('says what a link is, what it names and what it hangs on', async () => {
  bind();
  const answer = await read('usage:east/u');
  expect(answer).toMatchObject({
    node: { id: 'usage:east/u', name: 'u', bindingName: 'b', ref: { kind: 'servicebindingusages' } },
    before: [{ id: 'binding:east/b', kind: 'binding', name: 'b' }],
    beforeCount: 1,
    after: [{ id: 'workload:east/deployment/web' }],
    afterCount: 1,
    createdAt: '2026-11-30T07:00:00Z',
    revision: '7',
  });
});

it('says of what is named and not there why it is missed', async () => {
  bind();
  const { node, revision } = await read('instance:east/i');
  expect(node).toMatchObject({
    name: 'i',
    health: { status: 'bad', problem: { remedy: { action: 'unbind' } } },
  });
  expect(node?.ref).toBeUndefined();
  expect(revision).toBeUndefined();
});

it('guesses which Application was meant by the mapping of one that is not there', async () => {
  played.put('applications', object('Application', 'harbour', undefined, { services: [] }));
  played.put('applicationmappings', object('ApplicationMapping', 'harbor', 'east', {}));
  const { node } = await read('application:harbor');
  expect(node?.health.problem?.guess?.remedy).toMatchObject({ action: 'rename-mapping', to: 'harbour' });
});

it('knows a workload that nothing is bound to', async () => {
  played.put('deployments', object('Deployment', 'free', 'east', { template: { spec: { containers: [] } } }));
  expect(await read('workload:east/deployment/free')).toMatchObject({
    node: { name: 'free' },
    beforeCount: 0,
  });
});

it('says that there is no such link', async () => {
  bind();
  for (const id of ['usage:east/other', 'workload:east/deployment/other', 'nonsense', '', ':']) {
    expect(await read(id)).toEqual({ node: null, before: [], beforeCount: 0, after: [], afterCount: 0 });
  }
});

it('lists what is wrong along the chain of an Application, at its root', async () => {
  played.put(
    'applications',
    object('Application', 'shop', undefined, {
      services: [{ id: 's', name: 'n', displayName: 'Orders', entries: [], labels: {} }],
    }),
  );
  played.put('serviceinstances', object('ServiceInstance', 'i', 'east', { serviceClassExternalID: 's' }));
  bind();
  vi.advanceTimersByTime(200);
  const view = await examinationSource.open({ ...rest, model, query: { application: 'shop' } });
  const { findings } = view.read();
  view.close();
  expect(renderAll('en', findings).map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(['Service Orders', 'Workload web in east']),
  );
  expect(findings.every(({ health }) => health.problem !== undefined)).toBe(true);
});
