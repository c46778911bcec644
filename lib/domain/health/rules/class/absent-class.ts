import type { Problem } from '../../node-health.ts';

/** A class that the broker's catalog does not hold. */
export function absentClass(namespace: string): Problem {
  return {
    cause: 'The catalog has not published this service as a class yet.',
    evidence: `No ServiceClass with this service's id is in ${namespace}.`,
    fix: 'It appears within seconds. If it stays, look at the Application: a service it rejects stays out of the catalog.',
    remedy: { action: 'relist', namespace },
  };
}
