import { expect, test } from 'vitest';
import type { Pod } from '#sandbox/workloads/workload-types.ts';
import { decideEndpoints, type Service } from './decide-endpoints.ts';

function podAt(
  name: string,
  ip: string | undefined,
  ready: boolean,
  ports = [{ name: 'web', containerPort: 8080 }],
): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', uid: name, labels: { app: 'web' } },
    spec: { nodeName: 'sandbox', containers: [{ name: 'main', ports }] },
    status: {
      ...(ip === undefined ? {} : { podIP: ip }),
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  };
}

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
};

function addressed(name: string, ip: string) {
  return { ip, nodeName: 'sandbox', targetRef: { kind: 'Pod', namespace: 'shop', name, uid: name } };
}

test('lists ready pods apart from those that are not', () => {
  const pods = [podAt('b', '10.0.0.2', false), podAt('a', '10.0.0.1', true), podAt('c', undefined, false)];
  expect(decideEndpoints(service, pods)).toEqual([
    {
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      addresses: [addressed('a', '10.0.0.1')],
      notReadyAddresses: [addressed('b', '10.0.0.2')],
    },
  ]);
});

test('passes over pods of other labels, ending pods and pods without the port', () => {
  const other = podAt('other', '10.0.0.1', true);
  other.metadata.labels = { app: 'other' };
  const ending = podAt('ending', '10.0.0.2', true);
  ending.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
  expect(decideEndpoints(service, [other, ending, podAt('portless', '10.0.0.3', true, [])])).toEqual([]);
});
