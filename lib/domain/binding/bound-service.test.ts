import { expect, test } from 'vitest';
import { type BoundObjects, boundService } from './bound-service.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';

function meta(kind: string, name: string, namespace = 'ns') {
  return { apiVersion: 'servicecatalog.k8s.io/v1beta1', kind, metadata: { name, namespace } };
}

const externalMetadata = { displayName: 'Orders API' };
const objects: BoundObjects = {
  serviceclasses: [
    {
      ...meta('ServiceClass', 'c'),
      spec: { externalName: 'orders', externalID: '1', description: '', externalMetadata },
    },
  ],
  serviceinstances: [{ ...meta('ServiceInstance', 'i'), spec: { serviceClassExternalName: 'orders' } }],
  servicebindings: [{ ...meta('ServiceBinding', 'b'), spec: { instanceRef: { name: 'i' } } }],
};

function usage(namespace: string, prefix?: string): ServiceBindingUsage {
  return {
    ...meta('ServiceBindingUsage', 'u', namespace),
    spec: {
      serviceBindingRef: { name: 'b' },
      usedBy: { kind: 'deployment', name: 'web' },
      ...(prefix === undefined ? {} : { parameters: { envPrefix: { name: prefix } } }),
    },
  };
}

test('the service is named as people know it, with the prefix of its variables', () => {
  expect(boundService(usage('ns'), objects)).toBe('Orders API');
  expect(boundService(usage('ns', 'ORDERS_'), objects)).toBe('Orders API with ORDERS_');
});

test('objects of these names in another namespace are others: the binding is named', () => {
  expect(boundService(usage('elsewhere'), objects)).toBe('b');
});
