'use client';

import type { UseMutationResult } from '@tanstack/react-query';
import { DiffEditor } from '#components/editor/diff-editor.tsx';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { ApiError } from '#lib/client/api.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Told } from '#lib/domain/texts/message.ts';
import type { BoundWorkload } from '#lib/domain/view/bound-workload.ts';
import type { SpecificationReview } from '#lib/specifications/stored-specification.ts';
import { BreakingChangeList } from './breaking-change-list.tsx';
import type { Reviewed } from './use-specification-edit.ts';

export interface ReviewViewProps {
  reviewed: Reviewed;
  /** The workloads that are bound to the service. */
  users: readonly BoundWorkload[];
  save: UseMutationResult<void, Error, Reviewed>;
  onBack(): void;
  onReviewAgain(): void;
}

/** What saving would change, and what of it may break those who use the service. */
export function ReviewView({ reviewed, users, save, onBack, onReviewAgain }: ReviewViewProps) {
  const t = useTexts('specifications');
  const { stored, proposed, isPart, report, breakingCount: count } = reviewed.review;
  const isSame = stored === proposed;
  const isStale = save.error instanceof ApiError && save.error.code === 'CONFLICT';
  return (
    <div className="grid gap-4">
      <h2 className="text-lg font-semibold">{t('reviewTitle')}</h2>
      <Verdict review={reviewed.review} users={users} />
      {isPart && !isSame ? <Notice title={t('onlyPart')}>{t('onlyPartAbout')}</Notice> : null}
      {isSame ? null : (
        <DiffEditor
          original={stored}
          modified={proposed}
          language={report.format === 'xml' ? 'xml' : 'json'}
          ariaLabel={t('changes')}
          height="clamp(16rem, 50dvh, 36rem)"
        />
      )}
      {save.error ? (
        <ErrorNotice
          error={save.error}
          title={t('notSaved')}
          onRetry={
            isStale ? (
              <Button size="sm" onClick={onReviewAgain}>
                {t('reviewAgain')}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button onClick={onBack}>{t('backToText')}</Button>
        <Button
          look={count === 0 ? 'primary' : 'danger'}
          disabled={isSame}
          pending={save.isPending}
          onClick={() => save.mutate(reviewed)}
        >
          {count === 0 ? t('save') : t('saveBreaking', { count })}
        </Button>
      </div>
    </div>
  );
}

function Verdict({ review, users }: { review: Told<SpecificationReview>; users: readonly BoundWorkload[] }) {
  const t = useTexts('specifications');
  const { stored, proposed, breaking, breakingCount: count } = review;
  if (stored === proposed) {
    return <Notice title={t('nothingChanges')}>{t('nothingChangesAbout')}</Notice>;
  }
  return count === 0 ? (
    <Notice look="ok" title={t('noneBreaks')}>
      {t('noneBreaksAbout')}
    </Notice>
  ) : (
    <BreakingChangeList changes={breaking} count={count} users={users} />
  );
}
