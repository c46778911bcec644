import type { Proof } from '../application/proof.ts';
import type { ObjectRef } from '../binding/binding-graph-node.ts';
import { message, type Sentence, type Tell, type Told } from '../texts/message.ts';
import { type NodeHealth, ok } from './node-health.ts';
import { judgeProof } from './proof-verdict.ts';

/** One thing that the doctor has tried out, and how it went. */
export interface Check {
  /** "Connector", "Call through binding orders-nginx". */
  subject: Sentence;
  health: NodeHealth;
  object?: ObjectRef;
}

export interface Examination {
  checks: Check[];
  /** How many bindings were left out because there are too many. */
  leftOut: number;
}

/** What a call through the gateway says about the way to the outside application; whether there is something at `/` is its own affair. */
export function healthOfProof(proof: Proof): NodeHealth {
  const { health, dependsOnPath } = judgeProof(proof);
  const { status } = proof.response ?? {};
  return dependsOnPath && status !== undefined && status < 500
    ? ok(message('calls.answered', { status: String(status), ms: String(Math.round(proof.latencyMs)) }))
    : health;
}

/** The findings as text to hand on, said by `tell`; evidence comes from conditions and status codes, no secret is in it. */
export function reportText(title: string, checks: readonly Told<Check>[], tell: Tell): string {
  const lines = checks.flatMap(({ subject, health: { word, problem } }) => [
    `- ${subject}: ${word}`,
    ...(problem === undefined
      ? []
      : [
          message('doctor.reportCause', { cause: problem.cause }),
          message('doctor.reportEvidence', { evidence: problem.evidence }),
          message('doctor.reportFix', { fix: problem.fix }),
        ].map((line) => `  ${tell(line)}`)),
  ]);
  return [title, '', ...(lines.length === 0 ? [tell(message('doctor.nothingFound'))] : lines), ''].join('\n');
}
