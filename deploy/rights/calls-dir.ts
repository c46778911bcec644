import { resolve } from 'node:path';

/** Where the suites write down which calls to the Kubernetes API each component makes: a JSON line each, a file a component. */
export const apiCallsDir = resolve(import.meta.dirname, '..', '..', '.cache', 'api-calls');
