import type { Proof } from '../../../application/proof.ts';
import { type NodeHealth, warn } from '../../node-health.ts';
import { evidenceOf, nameOf } from './answer.ts';

/** Health of a call that the application answered with 4xx. */
export function notAnsweredWell(proof: Proof, cause: string): NodeHealth {
  return warn('Not answered well', {
    cause,
    evidence: evidenceOf(proof),
    fix: 'Call another path, or correct the target URL where it leads to the wrong place.',
    remedy: { action: 'change-target', ...nameOf(proof) },
  });
}
