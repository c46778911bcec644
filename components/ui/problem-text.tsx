import { cn } from '#lib/client/cn.ts';
import type { Problem } from '#lib/domain/health/node-health.ts';
import { RuleLink } from './rule-link.tsx';

/** A problem in full: cause, what shows it, what to do, and where more is said. */
export function ProblemText({ problem, className }: { problem: Problem; className?: string }) {
  return (
    <div className={cn('grid gap-0.5', className)}>
      <p>{problem.cause}</p>
      <p className="text-sm break-words text-muted">{problem.evidence}</p>
      <p className="text-sm">
        {problem.fix} <RuleLink problem={problem} />
      </p>
    </div>
  );
}
