import { expect, it } from 'vitest';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import { planMove } from './move-plan.ts';

const from = {
  apiVersion: 'servicecatalog.k8s.io/v1beta1',
  kind: 'ServiceClass',
  metadata: { name: 'old-class', namespace: 'n' },
  spec: { externalID: 'old-class', externalName: 'orders-old' },
} as ServiceClass;

function planned(metadata: Partial<ServiceInstance['metadata']>) {
  const old = {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceInstance',
    metadata: { name: 'orders', namespace: 'n', ...metadata },
    spec: { serviceClassRef: { name: 'old-class' }, externalID: 'broker-knows-this' },
  } as ServiceInstance;
  const to = { id: 'new', className: 'new-class', externalName: 'orders-new' };
  const none = { bindings: [], usages: [], secretNames: [] };
  return planMove({ from, to, instances: [old], ...none }).instance?.fresh;
}

it('takes along what people noted on an object, and nothing that controllers did', () => {
  const fresh = planned({
    labels: { team: 'sales', 'servicecatalog.k8s.io/spec.serviceClassRef.name': 'hash' },
    annotations: {
      owner: 'jo',
      'catalog.mooring.dev/external-id': 'broker-knows-this',
      'servicecatalog.kyma-project.io/applied-used-by': '{}',
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
    },
  });
  expect(fresh?.metadata.labels).toEqual({ team: 'sales' });
  expect(fresh?.metadata.annotations).toEqual({ owner: 'jo' });
  expect(fresh?.spec).not.toHaveProperty('externalID');
});

it('notes nothing where nobody did', () => {
  expect(planned({ annotations: { 'catalog.mooring.dev/external-id': 'x' } })?.metadata).toEqual({
    name: expect.any(String),
    namespace: 'n',
  });
});
