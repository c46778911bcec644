import { expect, test } from 'vitest';
import type { ServiceClass } from '../catalog/service-class.ts';
import { canBeBound, freeSampleName } from './bind-choices.ts';

function serviceClass(change: {
  bindable?: boolean;
  status?: NonNullable<ServiceClass['status']>;
}): ServiceClass {
  const { status, ...spec } = change;
  return {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceClass',
    metadata: { name: 'id-1', namespace: 'ns' },
    spec: { externalID: 'id-1', externalName: 'orders', description: '', serviceBrokerName: 'b', ...spec },
    ...(status === undefined ? {} : { status }),
  } as ServiceClass;
}

test('a class can be bound unless it says no, or its broker does not offer it any more', () => {
  expect(canBeBound(serviceClass({}))).toBe(true);
  expect(canBeBound(serviceClass({ bindable: true }))).toBe(true);
  expect(canBeBound(serviceClass({ bindable: false }))).toBe(false);
  expect(canBeBound(serviceClass({ status: { removedFromBrokerCatalog: true } }))).toBe(false);
});

test('a sample gets a name that is not taken', () => {
  expect(freeSampleName(() => false)).toBe('sample');
  const taken = ['sample', 'sample-3'];
  expect(freeSampleName((name) => taken.includes(name))).toBe('sample-2');
});
