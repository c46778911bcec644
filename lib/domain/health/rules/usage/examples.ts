import { collisionCondition } from '../../../binding/service-binding-usage.ts';
import { usageHealth } from '../../binding-health.ts';
import { condition, type Examples, ready, usage } from '../example-objects.ts';

const notReady = (reason: string, message = '') =>
  usageHealth(usage({ status: ready('False', reason, message) }));

export const usageExamples: Examples<'usage'> = {
  'usage/binding-at-work': () => notReady('ServiceBindingAsyncOperationInProgressError'),
  'usage/binding-not-found': () => notReady('ServiceBindingGetError'),
  'usage/binding-not-ready': () => notReady('ServiceBindingNotReadyError'),
  'usage/collision': () =>
    usageHealth(
      usage({
        status: {
          conditions: [
            condition('Ready', 'True'),
            condition(collisionCondition, 'True', '', 'GATEWAY_URL is set by container web itself.'),
          ],
        },
      }),
    ),
  'usage/failed': () => notReady('PodPresetUpsertError', 'the API server does not answer'),
  'usage/kind-missing': () =>
    usageHealth(
      usage({
        spec: { serviceBindingRef: { name: 'orders-web' }, usedBy: { kind: 'function', name: 'web' } },
        status: ready(
          'False',
          'EnsureLabelsAppliedError',
          'while getting the kind of the workload: usagekinds.servicecatalog.kyma-project.io "function" not found',
        ),
      }),
    ),
  'usage/kind-unknown': () =>
    usageHealth(
      usage({
        spec: { serviceBindingRef: { name: 'orders-web' }, usedBy: { kind: 'Deployment', name: 'web' } },
        status: ready('False', 'EnsureLabelsAppliedError', 'UsageKind Deployment is not there'),
      }),
    ),
  'usage/labels-conflict': () =>
    notReady('ApplyLabelsConflictError', 'the class asks for the label use-7f3a'),
  'usage/labels-not-applied': () => notReady('EnsureLabelsAppliedError', 'deployment web is not there'),
};
