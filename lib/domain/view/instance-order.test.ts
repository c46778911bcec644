import { expect, test } from 'vitest';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { instanceOrder } from './instance-order.ts';

const catalog = 'servicecatalog.k8s.io/v1beta1';

function database(metadata: ServiceClass['spec']['externalMetadata']): ServiceClass {
  return {
    apiVersion: catalog,
    kind: 'ServiceClass',
    metadata: { name: 'db-id', namespace: 'dev' },
    spec: {
      externalName: 'database',
      externalID: 'db-id',
      description: '',
      ...(metadata === undefined ? {} : { externalMetadata: metadata }),
    },
  };
}

function plan(name: string, fields: Partial<ServicePlan> = {}): ServicePlan {
  return {
    apiVersion: catalog,
    kind: 'ServicePlan',
    metadata: { name, namespace: 'dev' },
    spec: { externalName: name, externalID: name, description: '', serviceClassRef: { name: 'db-id' } },
    ...fields,
  };
}

test('the name that is proposed is free', () => {
  const taken = ['database'];
  const { name } = instanceOrder(database(undefined), [], (one) => !taken.includes(one));
  expect(name).toMatch(/^database-.{5}$/);
  expect(instanceOrder(database(undefined), [], () => true).name).toBe('database');
});

test('a plan that is withdrawn cannot be chosen', () => {
  const gone = plan('old', { status: { removedFromBrokerCatalog: true } });
  const { plans } = instanceOrder(database(undefined), [gone, plan('small')], () => true);
  expect(plans).toEqual([{ id: 'small', name: 'small', description: '' }]);
});

test('only another broker’s service takes parameters that no schema describes', () => {
  expect(instanceOrder(database(undefined), [], () => true).takesAny).toBe(true);
  expect(instanceOrder(database({ applicationServiceId: '1' }), [], () => true).takesAny).toBe(false);
});
