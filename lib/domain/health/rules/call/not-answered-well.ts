import type { Proof } from '../../../application/proof.ts';
import { type Message, message } from '../../../texts/message.ts';
import { type NodeHealth, warn } from '../../node-health.ts';
import { evidenceOf, nameOf } from './answer.ts';

/** Health of a call that the application answered with 4xx. */
export function notAnsweredWell(proof: Proof, cause: Message): NodeHealth {
  return warn(message('calls.notAnsweredWell'), {
    cause,
    evidence: evidenceOf(proof),
    fix: message('calls.notAnsweredWellFix'),
    remedy: { action: 'change-target', ...nameOf(proof) },
  });
}
