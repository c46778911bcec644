import { bindingHealth } from '../../binding-health.ts';
import { tell } from '../diagnose.ts';
import {
  binding,
  condition,
  deletionTimestamp,
  type Examples,
  namespace,
  ready,
} from '../example-objects.ts';
import { bindingMissing } from './missing.ts';

const notReady = (reason: string) => bindingHealth(binding({ status: ready('False', reason) }), false);

export const bindingExamples: Examples<'binding'> = {
  'binding/does-not-succeed': () => notReady('BindCallFailed'),
  'binding/failed': () =>
    bindingHealth(
      binding({
        status: { conditions: [condition('Failed', 'True', 'ServiceBindingReturnedFailure', 'no')] },
      }),
      false,
    ),
  'binding/instance-not-found': () => notReady('ReferencesNonexistentInstance'),
  'binding/instance-not-ready': () => notReady('ErrorInstanceNotReady'),
  'binding/missing': () =>
    tell(bindingMissing, {
      name: 'orders-web',
      usage: { kind: 'servicebindingusages', namespace, name: 'orders-web' },
    }),
  'binding/not-deleted': () =>
    bindingHealth(
      binding({
        metadata: { name: 'orders-web', namespace, deletionTimestamp },
        status: ready('Unknown', 'UnbindCallFailed', 'the broker does not answer'),
      }),
      true,
    ),
  'binding/secret-missing': () => bindingHealth(binding({ status: ready('True') }), false),
  'binding/waiting': () => notReady('Binding'),
};
