import { abandonedClassHealth, classHealth, missingClassHealth } from '../../class-health.ts';
import { tell } from '../diagnose.ts';
import {
  application,
  broker,
  type Examples,
  instance,
  namespace,
  ready,
  service,
  serviceClass,
  serviceId,
} from '../example-objects.ts';
import type { PromisedClass } from './promised-class.ts';
import { classUnknown } from './unknown.ts';

function promised(change: Partial<PromisedClass>) {
  const answering = broker(ready('True'));
  const input = { application, namespace, serviceId, mapped: true, broker: answering, needed: true };
  return missingClassHealth({ ...input, ...change });
}

const removed = serviceClass({ removedFromBrokerCatalog: true });
const successor = service({ id: '9d8c7b6a' });
const other = service({ id: '1a2b3c4d' });

export const classExamples: Examples<'class'> = {
  'class/abandoned': () => abandonedClassHealth(serviceClass(), [instance()]),
  'class/broker-missing': () => promised({ broker: undefined }),
  'class/broker-not-ready': () =>
    promised({ broker: broker(ready('False', 'ErrorFetchingCatalog', 'connection refused')) }),
  'class/missing': () => promised({}),
  'class/no-longer-allowed': () => classHealth(removed, false),
  'class/not-allowed': () => promised({ mapped: false }),
  'class/not-published': () => promised({ needed: false }),
  'class/registered-again': () => classHealth(removed, true, { successors: [successor], allowed: true }),
  'class/service-removed': () => classHealth(removed, true, { successors: [], allowed: true }),
  'class/several-successors': () =>
    classHealth(removed, true, { successors: [successor, other], allowed: true }),
  'class/successor-not-allowed': () =>
    classHealth(removed, true, { successors: [successor], allowed: false }),
  'class/unknown': () =>
    tell(classUnknown, { name: 'oders', instance: { kind: 'serviceinstances', namespace, name: 'orders' } }),
  'class/withdrawing': () => classHealth(serviceClass(), false),
  'class/withdrawn': () => classHealth(removed, true),
};
