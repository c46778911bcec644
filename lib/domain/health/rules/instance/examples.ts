import { refusalCondition } from '../../../catalog/service-instance.ts';
import { instanceHealth } from '../../instance-health.ts';
import { tell } from '../diagnose.ts';
import {
  condition,
  deletionTimestamp,
  type Examples,
  instance,
  namespace,
  ready,
} from '../example-objects.ts';
import { instanceMissing } from './missing.ts';

const waiting = condition('Ready', 'False', 'Provisioning');
const refusal = condition(refusalCondition, 'True', 'Forbidden', 'the plan is not offered here');

export const instanceExamples: Examples<'instance'> = {
  'instance/at-work': () => instanceHealth(instance({ status: ready('False', 'Provisioning') })),
  'instance/failed': () =>
    instanceHealth(
      instance({ status: { conditions: [condition('Failed', 'True', 'ProvisionCallFailed', 'no')] } }),
    ),
  'instance/missing': () =>
    tell(instanceMissing, {
      name: 'orders',
      binding: { kind: 'servicebindings', namespace, name: 'orders-web' },
    }),
  'instance/not-deleted': () =>
    instanceHealth(
      instance({
        metadata: { name: 'orders', namespace, deletionTimestamp },
        status: ready('Unknown', 'DeprovisionCallFailed', 'the service is in use'),
      }),
    ),
  'instance/orphan-mitigation': () =>
    instanceHealth(
      instance({
        status: {
          conditions: [waiting, condition('OrphanMitigation', 'True', 'StartingInstanceOrphanMitigation')],
        },
      }),
    ),
  'instance/provisioning-fails': () =>
    instanceHealth(
      instance({ status: ready('False', 'ErrorCallingProvision', 'the broker does not answer') }),
    ),
  'instance/reference-missing': () =>
    instanceHealth(instance({ status: ready('False', 'ReferencesNonexistentServiceClass', 'orders') })),
  'instance/refused': () => instanceHealth(instance({ status: { conditions: [waiting, refusal] } })),
};
