import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { eventually, it, ok } from './scratch.ts';
import { api } from './target.ts';
import { owned, pods, podTemplate, settled } from './workload-fixtures.ts';

const statefulSets = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/statefulsets`;
const daemonSets = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/daemonsets`;
const revisions = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/controllerrevisions`;
const added = { spec: { template: { metadata: { annotations: { added: 'yes' } } } } };

function statefulSet(spec: Record<string, unknown> = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db' },
    spec: {
      serviceName: 'db',
      selector: { matchLabels: { app: 'db' } },
      template: podTemplate('db'),
      ...spec,
    },
  };
}

function daemonSet(nodeSelector?: Record<string, string>) {
  const template = podTemplate('agent');
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: { ...template, spec: { ...template.spec, ...(nodeSelector && { nodeSelector }) } },
    },
  };
}

describe('a StatefulSet', () => {
  it('gets defaults', async ({ namespace }) => {
    expect(ok(await api.post(statefulSets(namespace), statefulSet({ replicas: 0 })))).toMatchObject({
      metadata: { generation: 1 },
      spec: {
        replicas: 0,
        podManagementPolicy: 'OrderedReady',
        revisionHistoryLimit: 10,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
        template: { spec: { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst' } },
      },
    });
  });

  it('numbers its Pods and starts them in turn', async ({ namespace }) => {
    const path = `${statefulSets(namespace)}/db`;
    ok(await api.post(statefulSets(namespace), statefulSet({ replicas: 2 })));
    const stored = await settled(path, {
      replicas: 2,
      readyReplicas: 2,
      currentReplicas: 2,
      updatedReplicas: 2,
    });
    const [revision, ...others] = await owned(revisions(namespace), stored);
    expect(others).toEqual([]);
    const name = text(revision, 'metadata.name');
    const hash = text(revision, 'metadata.labels[controller.kubernetes.io/hash]');
    expect(name).toBe(`db-${hash}`);
    expect(revision).toMatchObject({
      revision: 1,
      data: { spec: { template: { $patch: 'replace', metadata: { labels: { app: 'db' } } } } },
    });
    expect(at(stored, 'status')).toMatchObject({ currentRevision: name, updateRevision: name });
    const both = await owned(pods(namespace), stored);
    expect(both).toMatchObject(
      ['db-0', 'db-1'].map((pod) => ({
        metadata: {
          name: pod,
          labels: { app: 'db', 'controller-revision-hash': name, 'statefulset.kubernetes.io/pod-name': pod },
          ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db', controller: true }],
        },
        spec: { hostname: pod, subdomain: 'db' },
      })),
    );
    const [first, second] = both.map((pod) => Date.parse(text(pod, 'metadata.creationTimestamp')));
    expect(Number(first)).toBeLessThanOrEqual(Number(second));
  });

  it('renews its Pods when its template changes', async ({ namespace }) => {
    const path = `${statefulSets(namespace)}/db`;
    ok(await api.post(statefulSets(namespace), statefulSet()));
    const before = await settled(path, { readyReplicas: 1, updatedReplicas: 1 });
    ok(await api.patch(path, 'merge-patch', added));
    const after = await settled(path, { readyReplicas: 1, updatedReplicas: 1, currentReplicas: 1 });
    expect(at(after, 'status.updateRevision')).not.toBe(at(before, 'status.updateRevision'));
    expect(await owned(pods(namespace), after)).toMatchObject([
      {
        metadata: {
          name: 'db-0',
          annotations: { added: 'yes' },
          labels: { 'controller-revision-hash': at(after, 'status.updateRevision') },
        },
      },
    ]);
    const kept = await owned(revisions(namespace), after);
    expect(kept.map((revision) => at(revision, 'revision')).toSorted()).toEqual([1, 2]);
  });

  it('scales through its subresource', async ({ namespace }) => {
    const path = `${statefulSets(namespace)}/db`;
    ok(await api.post(statefulSets(namespace), statefulSet()));
    await settled(path, { readyReplicas: 1 });
    expect(ok(await api.get(`${path}/scale`))).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 1 },
      status: { selector: 'app=db' },
    });
    ok(await api.patch(`${path}/scale`, 'merge-patch', { spec: { replicas: 0 } }));
    await settled(path, { replicas: 0 });
    expect(list(ok(await api.get(pods(namespace))), 'items')).toEqual([]);
  });

  it('changes in no more than its number, its template and its strategy', async ({ namespace }) => {
    ok(await api.post(statefulSets(namespace), statefulSet({ replicas: 0 })));
    const patch = { spec: { serviceName: 'other' } };
    expect(await api.patch(`${statefulSets(namespace)}/db`, 'merge-patch', patch)).toMatchObject({
      status: 422,
      body: {
        message: expect.stringContaining(
          "updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are forbidden",
        ),
      },
    });
  });

  it.for([
    [{ podManagementPolicy: 'Any' }, 'spec.podManagementPolicy'],
    [{ updateStrategy: { type: 'Any' } }, 'spec.updateStrategy'],
    [{ replicas: -1 }, 'spec.replicas'],
    [{ selector: { matchLabels: { app: 'other' } } }, 'spec.template.metadata.labels'],
  ] as const)('is refused with %j', async ([wrong, field], { namespace }) => {
    const refused = await api.post(statefulSets(namespace), statefulSet(wrong));
    expect(refused).toMatchObject({ status: 422, body: { reason: 'Invalid' } });
    const causes = list(refused.body, 'details.causes');
    expect(causes.map((cause) => at(cause, 'field'))).toContain(field);
  });
});

describe('a DaemonSet', () => {
  it('gets defaults, and counts its templates', async ({ namespace }) => {
    const path = `${daemonSets(namespace)}/agent`;
    const generation = 'deprecated.daemonset.template.generation';
    expect(ok(await api.post(daemonSets(namespace), daemonSet({ nobody: 'has-this' })))).toMatchObject({
      metadata: { generation: 1, annotations: { [generation]: '1' } },
      spec: {
        revisionHistoryLimit: 10,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      },
    });
    expect(ok(await api.patch(path, 'merge-patch', added))).toMatchObject({
      metadata: { generation: 2, annotations: { [generation]: '2' } },
    });
  });

  it('runs a Pod on each node, and renews it when its template changes', async ({ namespace }) => {
    const path = `${daemonSets(namespace)}/agent`;
    ok(await api.post(daemonSets(namespace), daemonSet()));
    const nodes = list(ok(await api.get('/api/v1/nodes')), 'items').length;
    const done = {
      desiredNumberScheduled: nodes,
      currentNumberScheduled: nodes,
      updatedNumberScheduled: nodes,
      numberReady: nodes,
      numberAvailable: nodes,
      numberMisscheduled: 0,
    };
    const stored = await settled(path, done);
    const [pod] = await owned(pods(namespace), stored);
    const hash = text(pod, 'metadata.labels[controller-revision-hash]');
    expect(pod).toMatchObject({
      metadata: {
        generateName: 'agent-',
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent', controller: true }],
      },
      status: { phase: 'Running' },
    });
    expect(await owned(revisions(namespace), stored)).toMatchObject([
      { metadata: { name: `agent-${hash}` }, revision: 1 },
    ]);
    ok(await api.patch(path, 'merge-patch', added));
    const after = await settled(path, done);
    await eventually(async () => {
      const renewed = await owned(pods(namespace), after);
      expect(renewed).toHaveLength(nodes);
      expect(renewed[0]).toMatchObject({ metadata: { annotations: { added: 'yes' } } });
    });
  });

  it('runs on no node that lacks the labels it selects', async ({ namespace }) => {
    const path = `${daemonSets(namespace)}/agent`;
    ok(await api.post(daemonSets(namespace), daemonSet({ nobody: 'has-this' })));
    await settled(path, { desiredNumberScheduled: 0, currentNumberScheduled: 0, numberReady: 0 });
    expect(list(ok(await api.get(pods(namespace))), 'items')).toEqual([]);
  });

  it('keeps its selector', async ({ namespace }) => {
    ok(await api.post(daemonSets(namespace), daemonSet({ nobody: 'has-this' })));
    const labels = { app: 'agent', more: 'yes' };
    const patch = { spec: { selector: { matchLabels: labels }, template: { metadata: { labels } } } };
    expect(await api.patch(`${daemonSets(namespace)}/agent`, 'merge-patch', patch)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('field is immutable') },
    });
  });
});
