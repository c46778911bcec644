import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { playModel } from '#testing/play-model.ts';
import { partOfNode } from './part-of-node.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function object(kind: string, name: string, namespace: string | undefined, spec: object): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec,
  } as KubeObject;
}

it('finds the part of every link, there or only named', () => {
  const service = { id: 's/1', name: 'orders', displayName: 'Orders', labels: {}, entries: [] };
  const usage = (name: string) => ({
    serviceBindingRef: { name: `b-${name}` },
    usedBy: { kind: 'deployment', name: `w-${name}` },
  });
  const pod = object('Pod', 'w-there-0', 'east', { containers: [] });
  pod.metadata.ownerReferences = [
    { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'set', uid: 'u', controller: true },
  ];
  const { model, stop } = playModel({
    applications: [object('Application', 'shop', undefined, { services: [service] })],
    applicationmappings: [
      object('ApplicationMapping', 'shop', 'east', {}),
      object('ApplicationMapping', 'lost', 'east', {}),
    ],
    serviceclasses: [
      object('ServiceClass', 'class-1', 'east', {
        externalID: 's/1',
        externalName: 'orders',
        serviceBrokerName: 'application-broker',
        externalMetadata: { labels: { 'connected-app': 'shop' } },
      }),
    ],
    serviceinstances: [
      object('ServiceInstance', 'i', 'east', { serviceClassRef: { name: 'class-1' } }),
      object('ServiceInstance', 'odd', 'west', { serviceClassExternalName: 'nothing' }),
    ],
    servicebindings: [
      object('ServiceBinding', 'b-there', 'east', { instanceRef: { name: 'i' } }),
      object('ServiceBinding', 'b-alone', 'west', { instanceRef: { name: 'gone' } }),
    ],
    servicebindingusages: [
      object('ServiceBindingUsage', 'there', 'east', usage('there')),
      object('ServiceBindingUsage', 'lost', 'west', usage('lost')),
      object('ServiceBindingUsage', 'set', 'east', {
        serviceBindingRef: { name: 'b-there' },
        usedBy: { kind: 'statefulset', name: 'set' },
      }),
    ],
    statefulsets: [object('StatefulSet', 'set', 'east', { template: { spec: { containers: [] } } })],
    pods: [pod],
  });
  vi.advanceTimersByTime(200);
  const found = [...model.parts].flatMap((part) =>
    part.graph.nodes.map(({ id, kind }) => ({ id, kind, part })),
  );
  expect(new Set(found.map(({ kind }) => kind)).size).toBe(8);
  for (const { id, part } of found) {
    expect(partOfNode(model, id), id).toBe(part);
  }
  for (const id of ['', ':', 'constructor:x', 'service:', 'pod:east/none', 'usage:east/none']) {
    expect(partOfNode(model, id), id).toBeUndefined();
  }
  stop();
});
