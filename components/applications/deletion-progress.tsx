'use client';

import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { keyOfRef } from '#lib/domain/binding/deletion-choice.ts';
import {
  type DeletionJob,
  type DeletionState,
  progressOfDeletion,
} from '#lib/domain/binding/deletion-job.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';

const shows = {
  waiting: { health: 'todo', word: 'isWaiting' },
  removing: { health: 'busy', word: 'isRemoving' },
  removed: { health: 'ok', word: 'isRemoved' },
  left: { health: 'bad', word: 'isLeft' },
} as const satisfies Record<DeletionState, { health: Health; word: KeyOf<'applications'> }>;

/** What a deletion has removed, what it still has to, and what it could not. */
export function DeletionProgress({ job }: { job: DeletionJob }) {
  const t = useTexts('applications');
  const tell = useTell();
  return (
    <div className="grid gap-4">
      {job.state === 'failed' ? (
        <Notice look="bad" title={t('restIsLeft', progressOfDeletion(job))}>
          {t('restIsLeftHint')}
        </Notice>
      ) : (
        <p role="status">
          {t('progress', progressOfDeletion(job))} {t('goesOn')}
        </p>
      )}
      <ol aria-label={t('whatIsRemoved')} className="divide-y divide-line rounded-md border border-line">
        {job.steps.map((step) => (
          <li key={keyOfRef(step)} data-state={step.state} className="px-3 py-1.5">
            <p className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="min-w-0 break-words">
                {kinds[step.kind].kind} <span className="font-mono text-sm">{step.name}</span>
                {step.namespace === undefined ? null : (
                  <span className="text-sm text-muted">
                    {' '}
                    {t('inNamespace', { namespace: step.namespace })}
                  </span>
                )}
              </span>
              <Status health={shows[step.state].health} className="text-sm">
                {t(shows[step.state].word)}
              </Status>
            </p>
            {step.problem === undefined ? null : <p className="text-sm break-words">{tell(step.problem)}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}
