import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import type { Proof } from '../../../application/proof.ts';
import { type Message, message } from '../../../texts/message.ts';
import type { Problem } from '../../node-health.ts';
import { evidenceOf } from './answer.ts';

const answerOfGateway = z.object({
  error: z.string().transform((text) => text.replace(/\.$/, '').slice(0, 500)),
});

/** A call that the gateway did not make, in its own words. */
export function notSent(proof: Proof, fix: Message): Problem {
  const said = answerOfGateway.safeParse(parseJson(proof.response?.body ?? '')).data?.error;
  return {
    cause: said === undefined ? message('calls.notMadeForUnknown') : message('calls.notMade', { said }),
    evidence: evidenceOf(proof),
    fix,
  };
}
