import { expect, test } from 'vitest';
import { decidePod, type PodFacts } from './decide-pod.ts';
import type { Pod } from './workload-types.ts';

const facts: PodFacts = {
  environment: [{ container: 'main', variables: [], skipped: [] }],
  missingVolumes: [],
  startable: true,
  podIp: '10.244.0.2',
  hostIp: '10.0.0.1',
  nowIso: '2026-01-01T00:00:00Z',
};

const pod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', uid: 'u1' },
  spec: { nodeName: 'sandbox', containers: [{ name: 'main', image: 'nginx' }] },
  status: { phase: 'Pending', qosClass: 'BestEffort' },
};

function conditionOf(status: Pod['status'], type: string) {
  return status?.conditions?.find((condition) => condition.type === type);
}

test('a pod waits for its container to be created', () => {
  const { status } = decidePod(pod, { ...facts, startable: false });
  expect(status).toMatchObject({ phase: 'Pending', startTime: facts.nowIso, qosClass: 'BestEffort' });
  expect(status.containerStatuses?.[0]?.state).toEqual({ waiting: { reason: 'ContainerCreating' } });
  expect(status.podIP).toBeUndefined();
  expect(conditionOf(status, 'Ready')).toMatchObject({
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status: [main]',
  });
});

test('a pod with a complete environment runs and is ready', () => {
  const { status, problems } = decidePod(pod, facts);
  expect(status).toMatchObject({ phase: 'Running', podIP: '10.244.0.2', podIPs: [{ ip: '10.244.0.2' }] });
  expect(status.containerStatuses?.[0]).toMatchObject({
    ready: true,
    state: { running: { startedAt: facts.nowIso } },
  });
  expect(conditionOf(status, 'Ready')?.status).toBe('True');
  expect(problems).toEqual([]);
});

test('a container whose environment is incomplete waits and says why', () => {
  const message = 'secret "gateway" not found';
  const environment = [{ container: 'main', variables: [], skipped: [], problem: message }];
  const { status, problems } = decidePod(pod, { ...facts, environment });
  expect(status.phase).toBe('Pending');
  expect(status.containerStatuses?.[0]?.state).toEqual({
    waiting: { reason: 'CreateContainerConfigError', message },
  });
  expect(problems).toEqual([{ container: 'main', message }]);
});

test('a container that runs keeps running when its Secret goes', () => {
  const running = { ...pod, status: decidePod(pod, facts).status };
  const environment = [
    { container: 'main', variables: [], skipped: [], problem: 'secret "gateway" not found' },
  ];
  const later = decidePod(running, { ...facts, environment, nowIso: '2026-01-01T01:00:00Z' });
  expect(later.status).toEqual(running.status);
});

test('a volume that refers to nothing keeps the pod creating', () => {
  const { status } = decidePod(pod, { ...facts, missingVolumes: ['config'] });
  expect(status.containerStatuses?.[0]?.state).toEqual({ waiting: { reason: 'ContainerCreating' } });
});
