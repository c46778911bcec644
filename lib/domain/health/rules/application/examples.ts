import { applicationHealth } from '../../application-health.ts';
import { tell } from '../diagnose.ts';
import { application, type Examples, namespace, shop } from '../example-objects.ts';
import { applicationMissing } from './missing.ts';

export const applicationExamples: Examples<'application'> = {
  'application/failed': () =>
    applicationHealth(shop({ status: 'failed', description: 'the namespace is not there' })),
  'application/missing': () =>
    tell(applicationMissing, { name: application, namespaces: [namespace], guess: undefined }),
  'application/setting-up': () => applicationHealth(shop()),
};
