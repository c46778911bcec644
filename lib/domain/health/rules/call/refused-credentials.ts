import type { Proof } from '../../../application/proof.ts';
import { type Message, message } from '../../../texts/message.ts';
import { bad, type NodeHealth } from '../../node-health.ts';
import { evidenceOf, nameOf, statusOfTarget } from './answer.ts';

/** Health of a call that the application refused for its credentials; undefined where that is not so. */
export function refusedCredentials(proof: Proof, cause: Message): NodeHealth | undefined {
  const status = statusOfTarget(proof);
  if (status !== 401 && status !== 403) {
    return undefined;
  }
  return bad(message('calls.credentialsRefused'), {
    cause,
    evidence: evidenceOf(proof),
    fix: message('calls.credentialsFix'),
    remedy: { action: 'change-credentials', ...nameOf(proof) },
  });
}
