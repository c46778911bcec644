import { type Message, message } from '../../../texts/message.ts';
import { bad, type NodeHealth } from '../../node-health.ts';
import type { Remedy } from '../../remedy.ts';
import type { ReplacedService } from './published-class.ts';

/** Health of a class whose service was registered again under the id `to`. */
export function registeredAgain(
  replaced: ReplacedService,
  to: string,
  { fix, remedy }: { fix: Message; remedy: Remedy },
): NodeHealth {
  return bad(message('states.registeredAgain'), {
    cause: message('health.classRegisteredAgain'),
    evidence: message('health.classRegisteredAgainEvidence', {
      application: replaced.application,
      from: replaced.from,
      to,
    }),
    fix,
    remedy,
  });
}
