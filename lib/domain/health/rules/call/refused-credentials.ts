import type { Proof } from '../../../application/proof.ts';
import { bad, type NodeHealth } from '../../node-health.ts';
import { evidenceOf, nameOf, statusOfTarget } from './answer.ts';

/** Health of a call that the application refused for its credentials; undefined where that is not so. */
export function refusedCredentials(proof: Proof, cause: string): NodeHealth | undefined {
  const status = statusOfTarget(proof);
  if (status !== 401 && status !== 403) {
    return undefined;
  }
  return bad('Credentials refused', {
    cause,
    evidence: evidenceOf(proof),
    fix: 'Enter the credentials that the application accepts; pods need no change.',
    remedy: { action: 'change-credentials', ...nameOf(proof) },
  });
}
