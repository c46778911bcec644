'use client';

import { cn } from '#lib/client/cn.ts';
import { useTell } from '#lib/client/texts.tsx';
import type { Problem, ToldProblem } from '#lib/domain/health/node-health.ts';
import { RuleLink } from './rule-link.tsx';

/** A problem in full: cause, what shows it, what to do, and where more is said. */
export function ProblemText({ problem, className }: { problem: Problem | ToldProblem; className?: string }) {
  const tell = useTell();
  return (
    <div className={cn('grid gap-0.5', className)}>
      <p>{tell(problem.cause)}</p>
      <p className="text-sm break-words text-muted">{tell(problem.evidence)}</p>
      <p className="text-sm">
        {tell(problem.fix)} <RuleLink problem={problem} />
      </p>
    </div>
  );
}
