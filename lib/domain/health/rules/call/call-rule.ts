import type { Proof } from '../../../application/proof.ts';
import type { Rule } from '../rule.ts';

/** Who answered a call, or where it ended: the console's way to the gateway, the gateway, or the outside application. */
export type ProofHop = 'console' | 'gateway' | 'target';

/** A rule that says also who answered. */
export interface CallRule extends Rule<Proof> {
  hop: ProofHop;
  /** Another path of the same service may do: the application has answered, only not with this one. */
  dependsOnPath?: true;
}
