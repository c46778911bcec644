import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import type { OperationContext } from '../context.ts';
import { dryRunObject } from './dry-run.ts';
import { readObject } from './read.ts';
import { saveObject } from './save.ts';

let api: TestApi;
let context: OperationContext;

beforeAll(async () => {
  api = await startTestApi();
  context = { kube: api.kube, config: {} as OperationContext['config'] };
});
afterAll(() => api?.stop());

function targetOf(name: string) {
  return { kind: 'deployments', namespace: api.namespace, name };
}

/** A Deployment and the text a person opens of it. */
async function opened(name: string): Promise<string> {
  const labels = { app: name };
  await api.kube.create(kinds.deployments, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: api.namespace },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1' }] } },
    },
  } as Deployment);
  return (await readObject(context, targetOf(name))).text;
}

/** What somebody else does meanwhile. */
function meanwhile(name: string, patch: unknown): Promise<Deployment> {
  return api.kube.patch(kinds.deployments, { name, namespace: api.namespace }, 'strategic', patch);
}

function stored(name: string): Promise<Deployment> {
  return api.kube.get(kinds.deployments, name, api.namespace);
}

it('saves what was edited beside labels and status that moved on', async () => {
  const base = await opened('moved');
  await meanwhile('moved', { metadata: { labels: { by: 'someone' } } });
  const edit = { base, text: base.replace('replicas: 2', 'replicas: 4') };
  const { current, result } = await dryRunObject(context, targetOf('moved'), edit);
  expect(current).toContain('by: someone');
  expect(result).toContain('replicas: 4');
  const saved = await saveObject(context, targetOf('moved'), edit);
  expect(saved.text).toContain('by: someone');
  expect(await stored('moved')).toMatchObject({
    metadata: { labels: { by: 'someone' } },
    spec: { replicas: 4 },
  });
});

it('leaves in an entry of a list what somebody else changed', async () => {
  const base = await opened('entry');
  await meanwhile('entry', {
    spec: { template: { spec: { containers: [{ name: 'log', image: 'log:1' }] } } },
  });
  await saveObject(context, targetOf('entry'), { base, text: base.replace('nginx:1', 'nginx:2') });
  const { spec } = (await stored('entry')) as Deployment;
  expect(spec?.template?.spec?.containers?.map(({ name, image }) => [name, image]).sort()).toEqual([
    ['log', 'log:1'],
    ['web', 'nginx:2'],
  ]);
});

it('stores nothing where both changed the same, and says what is there now', async () => {
  const base = await opened('same');
  await meanwhile('same', { spec: { replicas: 3 } });
  const edit = { base, text: base.replace('replicas: 2', 'replicas: 4') };
  for (const run of [dryRunObject, saveObject]) {
    await expect(run(context, targetOf('same'), edit)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { text: expect.stringContaining('replicas: 3') },
    });
  }
  expect(await stored('same')).toMatchObject({ spec: { replicas: 3 } });
});

it('takes a text without its revision, and not one about an object that was made again', async () => {
  const base = await opened('again');
  const text = base.replace(/^ {2}resourceVersion.*\n/m, '').replace('replicas: 2', 'replicas: 1');
  await saveObject(context, targetOf('again'), { base, text });
  expect(await stored('again')).toMatchObject({ spec: { replicas: 1 } });
  const other = { base: base.replace(/uid: .*/, 'uid: 00000000-0000-4000-8000-000000000000'), text };
  await expect(saveObject(context, targetOf('again'), other)).rejects.toThrow('was deleted and made again');
});

const misspelt = (base: string) => base.replace('replicas: 2', 'replicas: 2\n  minReadySecond: 5');

it('refuses a field that the kind does not have, at its line, instead of dropping it', async () => {
  const base = await opened('unknown');
  const edit = { base, text: misspelt(base) };
  const line = edit.text.split('\n').findIndex((text) => text.includes('minReadySecond')) + 1;
  for (const run of [dryRunObject, saveObject]) {
    await expect(run(context, targetOf('unknown'), edit)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('Did you mean minReadySeconds?'),
      details: [{ line, column: 3, severity: 'error' }],
    });
  }
});

it("says by the server's own word what it does not know, where the kind is published nowhere", async () => {
  const base = await opened('strict');
  const edit = { base, text: misspelt(base) };
  const line = edit.text.split('\n').findIndex((text) => text.includes('minReadySecond')) + 1;
  const kube: typeof api.kube = { ...api.kube, raw: () => Promise.reject(new Error('not published')) };
  await expect(saveObject({ ...context, kube }, targetOf('strict'), edit)).rejects.toMatchObject({
    code: 'INVALID',
    message: 'The server knows no field spec.minReadySecond, and would drop it.',
    details: [{ line, column: 3, severity: 'error' }],
  });
});

it('warns of a field that is kept though the kind does not name it', async () => {
  const target = { kind: 'applications', namespace: '-', name: 'misspelt' };
  await api.kube.create(kinds.applications, {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'misspelt' },
    spec: { description: 'One', services: [] },
  } as KubeObject);
  const { text: base } = await readObject(context, target);
  const edit = { base, text: base.replace('spec:', 'spec:\n  skipInstalation: true') };
  const { result, warnings } = await dryRunObject(context, target, edit);
  expect(result).toContain('skipInstalation: true');
  expect(renderAll('en', warnings)).toEqual([expect.stringContaining('Did you mean skipInstallation?')]);
  const saved = await saveObject(context, target, edit);
  const again = { base: saved.text, text: saved.text.replace('One', 'Two') };
  expect((await dryRunObject(context, target, again)).warnings).toEqual([]);
});
