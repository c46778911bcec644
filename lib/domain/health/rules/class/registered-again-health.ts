import { bad, type NodeHealth } from '../../node-health.ts';
import type { Remedy } from '../../remedy.ts';
import { goneFrom, type ReplacedService } from './published-class.ts';

/** Health of a class whose service was registered again under the id `to`. */
export function registeredAgain(
  replaced: ReplacedService,
  to: string,
  { fix, remedy }: { fix: string; remedy: Remedy },
): NodeHealth {
  return bad('Registered again', {
    cause: 'The service was registered again under a new id; what is bound still calls the old one.',
    evidence: `${goneFrom(replaced)}; of its name there is ${to} now.`,
    fix,
    remedy,
  });
}
