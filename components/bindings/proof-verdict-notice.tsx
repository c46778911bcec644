'use client';

import { RemedyButton } from '#components/doctor/remedy-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { ProofVerdict } from '#lib/domain/health/proof-verdict.ts';
import type { ProofHop } from '#lib/domain/health/rules/call/call-rule.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';

const hops = {
  console: 'endedBeforeGateway',
  gateway: 'gatewayAnswered',
  target: 'targetAnswered',
} as const satisfies Record<ProofHop, KeyOf<'bindings'>>;

export interface ProofVerdictNoticeProps {
  verdict: ProofVerdict;
  /** Leads to where another path is entered. */
  onOtherPath(): void;
}

/** Who answered a call that did not go well, why, and what to do next; nothing where it went well. */
export function ProofVerdictNotice({ verdict, onOtherPath }: ProofVerdictNoticeProps) {
  const { hop, health, dependsOnPath } = verdict;
  const t = useTexts('bindings');
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
              {t('callAnotherPath')}
            </Button>
          ) : null}
          {remedy === undefined ? null : <RemedyButton remedy={remedy} />}
        </>
      }
    >
      {t(hops[hop])} {tell(fix)} <RuleLink problem={problem} />
    </Notice>
  );
}
