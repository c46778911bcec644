import { expect, it } from 'vitest';
import type { ServiceInstance, ServiceInstanceStatusFields } from '#lib/domain/catalog/service-instance.ts';
import { nextStep } from './decide.ts';

const finalizers = ['kubernetes-incubator/service-catalog'];

function instance(status: ServiceInstanceStatusFields, metadata: object = {}): ServiceInstance {
  return {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceInstance',
    metadata: { name: 'orders', generation: 3, finalizers, ...metadata },
    spec: {},
    status,
  };
}

const deleted = { deletionTimestamp: '2024-01-01T00:00:00Z' };
const failed = { conditions: [{ type: 'Failed', status: 'True' as const }] };

it.each([
  ['new', {}, {}, 'provision'],
  ['provisioned', { provisionStatus: 'Provisioned', reconciledGeneration: 3 }, {}, 'none'],
  ['changed since', { provisionStatus: 'Provisioned', reconciledGeneration: 2 }, {}, 'update'],
  ['under way', { asyncOpInProgress: true }, {}, 'poll'],
  ['refused for good', { ...failed, observedGeneration: 3 }, {}, 'none'],
  ['refused, then changed', { ...failed, observedGeneration: 2, reconciledGeneration: 2 }, {}, 'provision'],
  ['half made', { ...failed, orphanMitigationInProgress: true, reconciledGeneration: 3 }, {}, 'deprovision'],
  ['deleted', { provisionStatus: 'Provisioned', reconciledGeneration: 3 }, deleted, 'deprovision'],
  ['deleted while under way', { asyncOpInProgress: true }, deleted, 'poll'],
  ['deleted and released', {}, { ...deleted, finalizers: [] }, 'none'],
] as [string, ServiceInstanceStatusFields, object, string][])('%s: %s', (_name, status, metadata, step) => {
  expect(nextStep(instance(status, metadata))).toBe(step);
});
