import type { ToldProblem } from '#lib/domain/health/node-health.ts';
import { RemedyButton } from './remedy-button.tsx';
import { RepairButton } from './repair-button.tsx';

/** The buttons of a problem: its repair, then what it may have been meant as. */
export function Remedies({ problem: { remedy, guess } }: { problem: ToldProblem }) {
  if (remedy === undefined && guess === undefined) {
    return null;
  }
  return (
    <div className="flex flex-wrap gap-2">
      {remedy === undefined ? null : <RemedyButton remedy={remedy} />}
      {guess === undefined ? null : <RepairButton repair={guess.remedy} permits={guess.permits} />}
    </div>
  );
}
