'use client';

import { RemedyButton } from '#components/doctor/remedy-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { useTell } from '#lib/client/texts.tsx';
import type { ProofVerdict } from '#lib/domain/health/proof-verdict.ts';
import type { ProofHop } from '#lib/domain/health/rules/call/call-rule.ts';

const hops: Record<ProofHop, string> = {
  console: 'It ended between the console and the gateway.',
  gateway: 'The gateway answered.',
  target: 'The outside application answered.',
};

export interface ProofVerdictNoticeProps {
  verdict: ProofVerdict;
  /** Leads to where another path is entered. */
  onOtherPath(): void;
}

/** Who answered a call that did not go well, why, and what to do next; nothing where it went well. */
export function ProofVerdictNotice({ verdict, onOtherPath }: ProofVerdictNoticeProps) {
  const { hop, health, dependsOnPath } = verdict;
  const tell = useTell();
  const { problem, status } = health;
  if (problem === undefined) {
    return null;
  }
  const { cause, fix, remedy } = problem;
  return (
    <Notice
      look={status === 'warn' ? 'warn' : 'bad'}
      title={tell(cause)}
      actions={
        <>
          {dependsOnPath ? (
            <Button size="sm" onClick={onOtherPath}>
              Call another path
            </Button>
          ) : null}
          {remedy === undefined ? null : <RemedyButton remedy={remedy} />}
        </>
      }
    >
      {hops[hop]} {tell(fix)} <RuleLink problem={problem} />
    </Notice>
  );
}
