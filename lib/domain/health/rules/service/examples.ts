import type { ServiceCalls } from '../../../application/seen-calls.ts';
import { serviceHealth } from '../../application-health.ts';
import { application, type Examples, service, serviceId } from '../example-objects.ts';

function calls(change: Partial<ServiceCalls>): ServiceCalls {
  const lastCallAt = '2026-01-01T10:00:00Z';
  return { application, serviceId, calls: 1, lastCallAt, lastStatus: 502, lastFailure: null, ...change };
}

const [entry] = service().entries;
const signedIn = service({
  entries: entry === undefined ? [] : [{ ...entry, credentials: { type: 'Basic', secretName: 'shop' } }],
});

export const serviceExamples: Examples<'service'> = {
  'service/credentials-missing': () => serviceHealth(application, service(), calls({ lastStatus: 401 })),
  'service/credentials-refused': () => serviceHealth(application, signedIn, calls({ lastStatus: 401 })),
  'service/incomplete': () => serviceHealth(application, service({ entries: [] })),
  'service/label-missing': () => serviceHealth(application, service({ labels: {} })),
  'service/target-unreachable': () =>
    serviceHealth(application, service(), calls({ lastFailure: 'timeout' })),
  'service/too-long': () => serviceHealth(application, service({ id: 'a'.repeat(59) })),
};
