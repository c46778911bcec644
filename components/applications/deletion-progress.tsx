import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { keyOfRef } from '#lib/domain/binding/deletion-choice.ts';
import {
  type DeletionJob,
  type DeletionState,
  progressOfDeletion,
} from '#lib/domain/binding/deletion-job.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';

const shows: Record<DeletionState, { health: Health; word: string }> = {
  waiting: { health: 'todo', word: 'waiting' },
  removing: { health: 'busy', word: 'removing' },
  removed: { health: 'ok', word: 'removed' },
  left: { health: 'bad', word: 'left' },
};

/** What a deletion has removed, what it still has to, and what it could not. */
export function DeletionProgress({ job }: { job: DeletionJob }) {
  return (
    <div className="grid gap-4">
      {job.state === 'failed' ? (
        <Notice look="bad" title={`${progressOfDeletion(job)}, the rest is left`}>
          The application stays until what hangs on it is gone. Mend what is named below and delete again, or
          delete without it.
        </Notice>
      ) : (
        <p role="status">
          {progressOfDeletion(job)}. The console goes on with it, also when this page is closed.
        </p>
      )}
      <ol aria-label="What is removed" className="divide-y divide-line rounded-md border border-line">
        {job.steps.map((step) => (
          <li key={keyOfRef(step)} data-state={step.state} className="px-3 py-1.5">
            <p className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="min-w-0 break-words">
                {kinds[step.kind].kind} <span className="font-mono text-sm">{step.name}</span>
                {step.namespace === undefined ? null : (
                  <span className="text-sm text-muted"> in {step.namespace}</span>
                )}
              </span>
              <Status health={shows[step.state].health} className="text-sm">
                {shows[step.state].word}
              </Status>
            </p>
            {step.problem === undefined ? null : <p className="text-sm break-words">{step.problem}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}
