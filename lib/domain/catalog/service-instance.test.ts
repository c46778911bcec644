import { expect, it } from 'vitest';
import type { Condition } from '../kubernetes/kube-object.ts';
import { type ServiceInstance, statusOfServiceInstance } from './service-instance.ts';

function instanceWith(conditions: Condition[]): ServiceInstance {
  return {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceInstance',
    metadata: { name: 'orders' },
    spec: {},
    status: { conditions },
  };
}

it.each([
  ['PENDING', []],
  ['RUNNING', [{ type: 'Ready', status: 'True', reason: 'ProvisionedSuccessfully' }]],
  ['PROVISIONING', [{ type: 'Ready', status: 'False', reason: 'Provisioning' }]],
  ['PROVISIONING', [{ type: 'Ready', status: 'False', reason: 'ProvisionRequestInFlight' }]],
  ['PROVISIONING', [{ type: 'Ready', status: 'False', reason: 'UpdatingInstance' }]],
  ['FAILED', [{ type: 'Ready', status: 'False', reason: 'ProvisionCallFailed' }]],
  ['FAILED', [{ type: 'Ready', status: 'False', reason: 'ReferencesNonexistentServiceClass' }]],
  [
    'FAILED',
    [
      { type: 'Ready', status: 'False', reason: 'OrphanMitigationSuccessful' },
      { type: 'Failed', status: 'True', reason: 'ProvisionCallFailed' },
    ],
  ],
  ['DEPROVISIONING', [{ type: 'Ready', status: 'False', reason: 'Deprovisioning' }]],
  ['DEPROVISIONING', [{ type: 'Ready', status: 'False', reason: 'DeprovisionRequestInFlight' }]],
] as [string, Condition[]][])('is %s', (status, conditions) => {
  expect(statusOfServiceInstance(instanceWith(conditions))).toBe(status);
});
