'use client';

import Link from 'next/link';
import { ruleHref } from '#lib/client/links.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { Problem, ToldProblem } from '#lib/domain/health/node-health.ts';

/** The quiet way from a problem to the page of the rule that has found it. */
export function RuleLink({ problem: { ruleId, cause } }: { problem: Problem | ToldProblem }) {
  const t = useTexts('ui');
  const tell = useTell();
  if (ruleId === undefined) {
    return null;
  }
  return (
    <Link
      href={ruleHref(ruleId)}
      prefetch={false}
      className="text-sm whitespace-nowrap text-muted underline underline-offset-2 hover:text-text"
    >
      {t('whyThis')}
      <span className="sr-only"> {tell(cause)}</span>
    </Link>
  );
}
