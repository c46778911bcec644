import { cn } from '#lib/client/cn.ts';
import type { Problem } from '#lib/domain/health/node-health.ts';

/** A problem in full: cause, what shows it, what to do. */
export function ProblemText({ problem, className }: { problem: Problem; className?: string }) {
  return (
    <div className={cn('grid gap-0.5', className)}>
      <p>{problem.cause}</p>
      <p className="text-sm break-words text-muted">{problem.evidence}</p>
      <p className="text-sm">{problem.fix}</p>
    </div>
  );
}
