'use client';

import { Remedies } from '#components/doctor/remedies.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ToldProblem } from '#lib/domain/health/node-health.ts';

/** Says of an Application that does not exist that namespaces allow it, with the way to end that. */
export function StillAllowed({ name, problem }: { name: string; problem: ToldProblem }) {
  const t = useTexts('applications');
  return (
    <Notice
      look="warn"
      className="mb-4"
      title={t('stillAllowed', { name })}
      actions={<Remedies problem={problem} />}
    >
      <p>{problem.evidence}</p>
      <p>
        {problem.fix} <RuleLink problem={problem} />
      </p>
    </Notice>
  );
}
