import type { Proof } from '../application/proof.ts';
import { message } from '../texts/message.ts';
import { type NodeHealth, ok } from './node-health.ts';
import { statusOfTarget } from './rules/call/answer.ts';
import type { ProofHop } from './rules/call/call-rule.ts';
import { callRules } from './rules/call/rules.ts';
import { tell } from './rules/diagnose.ts';

/** What one call says about the way to the outside application. */
export interface ProofVerdict {
  hop: ProofHop;
  health: NodeHealth;
  /** Another path of the same service may do: the application has answered, only not with this one. */
  dependsOnPath?: true;
}

/** Judges by the headers with which the gateway marks its own answers, and by the status of the others. */
export function judgeProof(proof: Proof): ProofVerdict {
  for (const rule of callRules) {
    const health = tell(rule, proof);
    if (health !== undefined) {
      const { hop, dependsOnPath } = rule;
      return { hop, health, ...(dependsOnPath === undefined ? {} : { dependsOnPath }) };
    }
  }
  const answer = message('calls.answered', {
    status: String(statusOfTarget(proof)),
    ms: String(Math.round(proof.latencyMs)),
  });
  return { hop: 'target', health: ok(answer) };
}
