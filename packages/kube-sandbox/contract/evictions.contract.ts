import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { at, list } from './document.ts';
import { eventually, it, ok, uniqueName } from './scratch.ts';
import { api, kubeconfig } from './target.ts';
import { pods } from './workload-fixtures.ts';

const run = promisify(execFile);

function eviction(name: string, deleteOptions: Record<string, unknown> = {}) {
  return { apiVersion: 'policy/v1beta1', kind: 'Eviction', metadata: { name }, deleteOptions };
}

/** A Pod on a node that nobody plays, which says that it runs. */
async function createRunningPod(namespace: string, name: string, nodeName = 'nowhere'): Promise<unknown> {
  const spec = {
    nodeName,
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 0,
    containers: [{ name, image: 'x' }],
  };
  const metadata = { name, labels: { app: name } };
  const body = { apiVersion: 'v1', kind: 'Pod', metadata, spec };
  // the namespace's ServiceAccount has to be there first
  const pod = await eventually(async () => ok(await api.post(pods(namespace), body)));
  const status = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
  return ok(await api.put(`${pods(namespace)}/${name}/status`, { ...Object(pod), status }));
}

describe('an eviction', () => {
  it('is announced where kubectl looks for it', async () => {
    const core = ok(await api.get('/api/v1'));
    expect(list(core, 'resources')).toContainEqual({
      name: 'pods/eviction',
      singularName: '',
      namespaced: true,
      group: 'policy',
      version: 'v1beta1',
      kind: 'Eviction',
      verbs: ['create'],
    });
    expect(list(ok(await api.get('/apis')), 'groups')).toContainEqual(
      expect.objectContaining({ name: 'policy' }),
    );
  });

  it('deletes the Pod, and in a dry run only says so', async ({ namespace }) => {
    await createRunningPod(namespace, 'a');
    const path = `${pods(namespace)}/a`;
    const success = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
    expect(await api.post(`${path}/eviction`, eviction('a'), { dryRun: 'All' })).toMatchObject({
      body: success,
    });
    expect(await api.post(`${path}/eviction`, eviction('a', { dryRun: ['All'] }))).toMatchObject({
      body: success,
    });
    expect(await api.get(path)).toMatchObject({ status: 200 });
    expect(await api.post(`${path}/eviction`, eviction('a'))).toMatchObject({ status: 201, body: success });
    expect(await api.get(path)).toMatchObject({ status: 404 });
  });

  it('gives the Pod the time that it names', async ({ namespace }) => {
    await createRunningPod(namespace, 'a');
    ok(await api.post(`${pods(namespace)}/a/eviction`, eviction('a', { gracePeriodSeconds: 30 })));
    const going = ok(await api.get(`${pods(namespace)}/a`));
    expect(at(going, 'metadata.deletionGracePeriodSeconds')).toBe(30);
  });

  it('is refused for another Pod, and for one that is not there or not the one that was meant', async ({
    namespace,
  }) => {
    await createRunningPod(namespace, 'a');
    expect(await api.post(`${pods(namespace)}/a/eviction`, eviction('b'))).toMatchObject({
      status: 400,
      body: { message: 'name in URL does not match name in Eviction object' },
    });
    expect(await api.post(`${pods(namespace)}/b/eviction`, eviction('b'))).toMatchObject({
      status: 404,
      body: { message: 'pods "b" not found', details: { name: 'b', kind: 'pods' } },
    });
    const other = eviction('a', { preconditions: { uid: 'another' } });
    expect(await api.post(`${pods(namespace)}/a/eviction`, other)).toMatchObject({ status: 409 });
    expect(await api.post(`${pods(namespace)}/a/eviction`, { ...eviction('a'), kind: 'Pod' })).toMatchObject({
      status: 400,
    });
  });

  it('waits for the budget that selects the Pod', async ({ namespace }) => {
    const budgets = `/apis/policy/v1beta1/namespaces/${namespace}/poddisruptionbudgets`;
    const spec = { minAvailable: 1, selector: { matchLabels: { app: 'a' } } };
    const budget = {
      apiVersion: 'policy/v1beta1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'a' },
      spec,
    };
    ok(await api.post(budgets, budget));
    await createRunningPod(namespace, 'a');
    await eventually(async () => {
      expect(at(ok(await api.get(`${budgets}/a`)), 'status')).toMatchObject({
        currentHealthy: 1,
        desiredHealthy: 1,
        disruptionsAllowed: 0,
      });
    });
    expect(await api.post(`${pods(namespace)}/a/eviction`, eviction('a'))).toMatchObject({
      status: 429,
      body: {
        reason: 'TooManyRequests',
        message: "Cannot evict pod as it would violate the pod's disruption budget.",
        details: {
          causes: [
            {
              reason: 'DisruptionBudget',
              message: 'The disruption budget a needs 1 healthy pods and has 1 currently',
            },
          ],
        },
      },
    });
    ok(await api.patch(`${budgets}/a`, 'merge-patch', { spec: { minAvailable: 0 } }));
    await eventually(async () => {
      expect(await api.post(`${pods(namespace)}/a/eviction`, eviction('a'))).toMatchObject({ status: 201 });
    });
  });

  it('lets kubectl try a drain to its end', async ({ namespace }) => {
    const node = uniqueName('contract');
    const path = `/api/v1/nodes/${node}`;
    ok(await api.post('/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: node } }));
    try {
      await createRunningPod(namespace, 'a', node);
      const command = ['--kubeconfig', kubeconfig, 'drain', node, '--dry-run=server', '--force'];
      // kubectl before 1.21 refuses to try an eviction, on any server; what counts is that none waits for the Pod to go
      const ended: object = await run('kubectl', command, { timeout: 60_000 }).catch(
        (error: object) => error,
      );
      expect(ended).not.toMatchObject({ killed: true });
      expect(await api.get(`${pods(namespace)}/a`)).toMatchObject({ status: 200 });
    } finally {
      await api.delete(path);
    }
  });
});
