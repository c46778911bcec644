import { message } from '../../../texts/message.ts';
import type { Problem } from '../../node-health.ts';

/** A class that the broker's catalog does not hold. */
export function absentClass(namespace: string): Problem {
  return {
    cause: message('health.classAbsent'),
    evidence: message('health.classAbsentEvidence', { namespace }),
    fix: message('health.classAbsentFix'),
    remedy: { action: 'relist', namespace },
  };
}
