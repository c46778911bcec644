import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import type { Proof } from '../../../application/proof.ts';
import type { Problem } from '../../node-health.ts';
import { evidenceOf } from './answer.ts';

const answerOfGateway = z.object({
  error: z.string().transform((text) => text.replace(/\.$/, '').slice(0, 500)),
});

/** A call that the gateway did not make, in its own words. */
export function notSent(proof: Proof, fix: string): Problem {
  const said = answerOfGateway.safeParse(parseJson(proof.response?.body ?? '')).data?.error;
  return {
    cause: `The gateway could not make the call: ${said ?? 'it did not say why'}.`,
    evidence: evidenceOf(proof),
    fix,
  };
}
