import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { eventually, gone, it, ok } from './scratch.ts';
import { api, kubeconfig } from './target.ts';
import { createDeployment, deployment, deployments, owned, pods } from './workload-fixtures.ts';

const run = promisify(execFile);
const replicaSets = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/replicasets`;

/** The Deployment once its controller says that the newest template runs everywhere. */
async function rolledOut(namespace: string, name: string): Promise<unknown> {
  return eventually(async () => {
    const stored = ok(await api.get(`${deployments(namespace)}/${name}`));
    const replicas = at(stored, 'spec.replicas');
    expect(at(stored, 'status.observedGeneration')).toBe(at(stored, 'metadata.generation'));
    // a count of zero is left out
    const count = (field: string) => at(stored, `status.${field}`) ?? 0;
    expect([count('replicas'), count('updatedReplicas'), count('availableReplicas')]).toEqual([
      replicas,
      replicas,
      replicas,
    ]);
    return stored;
  });
}

describe('a Deployment', () => {
  it('gets defaults', async ({ namespace }) => {
    const created = await createDeployment(namespace, 'web', { replicas: 0 });
    expect(created).toMatchObject({
      metadata: { generation: 1 },
      spec: {
        replicas: 0,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            restartPolicy: 'Always',
            dnsPolicy: 'ClusterFirst',
            schedulerName: 'default-scheduler',
            securityContext: {},
            containers: [
              {
                terminationMessagePath: '/dev/termination-log',
                terminationMessagePolicy: 'File',
                resources: {},
              },
            ],
          },
        },
      },
    });
  });

  it('has its status written by the controller manager', async ({ namespace }) => {
    await createDeployment(namespace, 'web', { replicas: 0 });
    const stored = await rolledOut(namespace, 'web');
    const managers = list(stored, 'metadata.managedFields').map((entry) => text(entry, 'manager'));
    // newer servers note the status on its own
    expect([...new Set(managers)].toSorted()).toEqual(['kube-controller-manager', 'mooring-contract']);
  });

  it('tells of each size that it takes, but of none at the start', async ({ namespace }) => {
    const said = async () => {
      const fieldSelector = 'involvedObject.name=web,reason=ScalingReplicaSet';
      const events = ok(await api.get(`/api/v1/namespaces/${namespace}/events`, { fieldSelector }));
      return list(events, 'items').map((event) => text(event, 'message').replace(/ web-\w+/, ''));
    };
    await createDeployment(namespace, 'web', { replicas: 0 });
    await rolledOut(namespace, 'web');
    const path = `${deployments(namespace)}/web`;
    for (const replicas of [1, 0]) {
      ok(await api.patch(`${path}/scale`, 'merge-patch', { spec: { replicas } }));
      const wanted = `Scaled ${replicas === 0 ? 'down' : 'up'} replica set to ${replicas}`;
      await eventually(async () => expect(await said()).toContain(wanted));
    }
    expect((await said()).toSorted()).toEqual(['Scaled down replica set to 0', 'Scaled up replica set to 1']);
  });

  it('rolls out: a ReplicaSet, its Pods, conditions', async ({ namespace }) => {
    await createDeployment(namespace, 'web');
    const stored = await rolledOut(namespace, 'web');
    expect(at(stored, 'spec.replicas')).toBe(1);
    const conditions = list(stored, 'status.conditions');
    expect(conditions).toContainEqual(
      expect.objectContaining({ type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' }),
    );
    await eventually(async () => {
      const latest = list(ok(await api.get(`${deployments(namespace)}/web`)), 'status.conditions');
      expect(latest).toContainEqual(
        expect.objectContaining({ type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' }),
      );
    });
    const [replicaSet, ...others] = await owned(replicaSets(namespace), stored);
    expect(others).toEqual([]);
    const hash = text(replicaSet, 'metadata.labels.pod-template-hash');
    expect(replicaSet).toMatchObject({
      metadata: {
        name: `web-${hash}`,
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'web',
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
        annotations: { 'deployment.kubernetes.io/revision': '1' },
      },
      spec: { replicas: 1, selector: { matchLabels: { app: 'web', 'pod-template-hash': hash } } },
      status: { replicas: 1, readyReplicas: 1, availableReplicas: 1 },
    });
    const [pod] = await owned(pods(namespace), replicaSet);
    expect(pod).toMatchObject({
      metadata: { generateName: `web-${hash}-`, labels: { app: 'web', 'pod-template-hash': hash } },
      spec: { nodeName: expect.any(String), serviceAccountName: 'default' },
      status: {
        phase: 'Running',
        podIP: expect.any(String),
        containerStatuses: [{ name: 'web', ready: true, restartCount: 0 }],
      },
    });
    expect(list(pod, 'status.conditions')).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'True' }),
    );
    const found = ok(
      await api.get(pods(namespace), { fieldSelector: 'status.phase=Running', labelSelector: 'app=web' }),
    );
    expect(list(found, 'items')).toHaveLength(1);
  });

  it('rolls on when its template changes, and keeps the old ReplicaSet at zero', async ({ namespace }) => {
    await createDeployment(namespace, 'web');
    const before = await rolledOut(namespace, 'web');
    const [old] = await owned(replicaSets(namespace), before);
    const env = [{ name: 'ADDED', value: 'yes' }];
    const patch = { spec: { template: { spec: { containers: [{ name: 'web', env }] } } } };
    const patched = ok(await api.patch(`${deployments(namespace)}/web`, 'strategic-merge-patch', patch));
    expect(Number(at(patched, 'metadata.generation'))).toBe(Number(at(before, 'metadata.generation')) + 1);
    const after = await rolledOut(namespace, 'web');
    expect(at(after, 'metadata.annotations[deployment.kubernetes.io/revision]')).toBe('2');
    const sets = await owned(replicaSets(namespace), after);
    expect(sets).toHaveLength(2);
    const was = sets.find((set) => text(set, 'metadata.name') === text(old, 'metadata.name'));
    const is = sets.find((set) => set !== was);
    expect(was).toMatchObject({ spec: { replicas: 0 } });
    expect(is).toMatchObject({ spec: { replicas: 1, template: { spec: { containers: [{ env }] } } } });
    await eventually(async () => expect(await owned(pods(namespace), was)).toEqual([]));
  });

  it('goes back to the old ReplicaSet with the old template', async ({ namespace }) => {
    await createDeployment(namespace, 'web');
    const before = await rolledOut(namespace, 'web');
    const path = `${deployments(namespace)}/web`;
    const added = { spec: { template: { metadata: { labels: { added: 'yes' } } } } };
    ok(await api.patch(path, 'merge-patch', added));
    await rolledOut(namespace, 'web');
    ok(
      await api.patch(path, 'merge-patch', { spec: { template: { metadata: { labels: { added: null } } } } }),
    );
    const after = await rolledOut(namespace, 'web');
    expect(at(after, 'spec')).toEqual(at(before, 'spec'));
    expect(await owned(replicaSets(namespace), after)).toHaveLength(2);
    expect(at(after, 'metadata.annotations[deployment.kubernetes.io/revision]')).toBe('3');
  });

  it('scales through its subresource', async ({ namespace }) => {
    await createDeployment(namespace, 'web', { replicas: 0 });
    await rolledOut(namespace, 'web');
    const path = `${deployments(namespace)}/web`;
    const scale = ok(await api.get(`${path}/scale`));
    expect(scale).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: {},
      status: { selector: 'app=web' },
    });
    ok(await api.put(`${path}/scale`, { ...Object(scale), spec: { replicas: 2 } }));
    await rolledOut(namespace, 'web');
    expect(list(ok(await api.get(pods(namespace), { labelSelector: 'app=web' })), 'items')).toHaveLength(2);
    ok(await api.patch(`${path}/scale`, 'merge-patch', { spec: { replicas: 0 } }));
    await eventually(async () => expect(at(ok(await api.get(pods(namespace))), 'items')).toEqual([]));
  });

  it('replaces a Pod that is deleted', async ({ namespace }) => {
    await createDeployment(namespace, 'web');
    const [replicaSet] = await owned(replicaSets(namespace), await rolledOut(namespace, 'web'));
    const [pod] = await owned(pods(namespace), replicaSet);
    ok(await api.delete(`${pods(namespace)}/${text(pod, 'metadata.name')}`, { gracePeriodSeconds: 0 }));
    await eventually(async () => {
      const [next] = await owned(pods(namespace), replicaSet);
      expect(at(next, 'metadata.name')).not.toBe(at(pod, 'metadata.name'));
      expect(at(next, 'status.phase')).toBe('Running');
    });
  });

  it('takes its ReplicaSets and Pods with it', async ({ namespace }) => {
    await createDeployment(namespace, 'web');
    const stored = await rolledOut(namespace, 'web');
    const [replicaSet] = await owned(replicaSets(namespace), stored);
    ok(await api.delete(`${deployments(namespace)}/web`, { propagationPolicy: 'Background' }));
    await gone(`${replicaSets(namespace)}/${text(replicaSet, 'metadata.name')}`);
    await eventually(async () => expect(at(ok(await api.get(pods(namespace))), 'items')).toEqual([]));
  });

  it('has to select its own Pods', async ({ namespace }) => {
    const body = deployment('web');
    body.spec.template.metadata.labels = { app: 'other' };
    expect(await api.post(deployments(namespace), body)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('`selector` does not match template `labels`') },
    });
  });

  it('keeps its selector', async ({ namespace }) => {
    await createDeployment(namespace, 'web', { replicas: 0 });
    const patch = {
      spec: {
        selector: { matchLabels: { app: 'web', more: 'yes' } },
        template: { metadata: { labels: { more: 'yes' } } },
      },
    };
    expect(await api.patch(`${deployments(namespace)}/web`, 'merge-patch', patch)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('field is immutable') },
    });
  });

  it('needs containers with images', async ({ namespace }) => {
    const none = deployment('web');
    none.spec.template.spec.containers = [];
    expect(await api.post(deployments(namespace), none)).toMatchObject({
      status: 422,
      body: {
        details: { causes: [{ reason: 'FieldValueRequired', field: 'spec.template.spec.containers' }] },
      },
    });
  });

  it('is followed by kubectl rollout status', async ({ namespace }) => {
    await createDeployment(namespace, 'web');
    const command = [
      '--kubeconfig',
      kubeconfig,
      '--namespace',
      namespace,
      'rollout',
      'status',
      'deployment/web',
      '--timeout=90s',
    ];
    const { stdout } = await run('kubectl', command);
    expect(stdout).toContain('deployment "web" successfully rolled out');
  });
});
