import { type Message, message } from '../../../texts/message.ts';
import { bad, type NodeHealth } from '../../node-health.ts';
import type { Waiting } from './facts.ts';

/** Health of a pod with a container that does not start. */
export function waitingHealth({ container, reason, message: said }: Waiting, fix: Message): NodeHealth {
  return bad(reason, {
    cause: message('health.podContainerWaits', { container }),
    evidence: said === '' ? message('health.podContainerWaitsEvidence', { reason }) : `${reason}: ${said}`,
    fix,
  });
}
