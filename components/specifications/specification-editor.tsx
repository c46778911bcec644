'use client';

import { RefreshCw } from 'lucide-react';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import { TextActions } from '#components/editor/text-actions.tsx';
import type { Draft } from '#components/services/use-specification-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import type { SpecificationAddress } from '#lib/client/services.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { BoundWorkload } from '#lib/domain/view/bound-workload.ts';
import { formatOf } from '#lib/specifications/detect-specification.ts';
import { isUsable } from '#lib/specifications/specification-report.ts';
import type { StoredSpecification } from '#lib/specifications/stored-specification.ts';
import { ReviewView } from './review-view.tsx';
import { SpecificationReportView } from './specification-report-view.tsx';
import { useSpecificationCheck } from './use-specification-check.ts';
import { type Reviewed, useSpecificationEdit } from './use-specification-edit.ts';

export interface SpecificationEditorProps {
  address: SpecificationAddress;
  stored: StoredSpecification;
  /** The workloads that are bound to the service. */
  users: readonly BoundWorkload[];
  draft: Draft | undefined;
  onDraft(draft: Draft | undefined): void;
  onSaved(): void;
}

/** Edits a specification: checked while typing, compared with what is stored before it is saved. */
export function SpecificationEditor(props: SpecificationEditorProps) {
  const t = useTexts('specifications');
  const { address, stored, users, draft, onDraft, onSaved } = props;
  const { review, save, reset } = useSpecificationEdit(address, () => {
    onDraft(undefined);
    onSaved();
  });
  const text = draft?.text ?? stored.text;
  const isDirty = draft !== undefined && draft.text !== stored.text;
  const isOData = stored.kind === 'edmx';
  const check = useSpecificationCheck(text);
  const canReview = isDirty && mayBeReviewed(check);

  if (review.data !== undefined && isUsable(review.data.review.report)) {
    return (
      <ReviewView
        reviewed={review.data}
        users={users}
        save={save}
        onBack={reset}
        onReviewAgain={() => {
          save.reset();
          review.mutate(review.data?.text);
        }}
      />
    );
  }
  return (
    <div className="grid gap-3">
      <EditorNotices stored={stored} draft={draft} />
      <CodeEditor
        value={text}
        onChange={(next) => {
          reset();
          onDraft(next === stored.text ? undefined : { text: next, base: draft?.base ?? stored.text });
        }}
        language={formatOf(text)}
        problems={check.report?.problems ?? []}
        ariaLabel={isOData ? t('odataText') : t('editorText')}
        height="clamp(16rem, 60dvh, 40rem)"
        readOnly={isOData}
        placeholder={t('paste')}
      />
      <SpecificationReportView report={check.report} isChecking={check.isChecking} error={check.error} />
      <ReviewFailure read={review.data} error={review.error} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="mr-auto text-sm text-muted">
          {isDirty ? t('notSaved') : ''}
        </span>
        {stored.sourceUrl === undefined ? null : (
          <Button
            look={isOData ? 'primary' : 'secondary'}
            pending={review.isPending && review.variables === undefined}
            onClick={() => review.mutate(undefined)}
          >
            <RefreshCw aria-hidden />
            {t('readAgain')}
          </Button>
        )}
        {isOData ? null : (
          <TextActions
            isDirty={isDirty}
            canReview={canReview}
            isReviewing={review.isPending && review.variables !== undefined}
            onRevert={() => onDraft(undefined)}
            onReview={() => review.mutate(text)}
          />
        )}
      </div>
    </div>
  );
}

/** A text that is still being checked may turn out usable. */
function mayBeReviewed({ isChecking, report }: ReturnType<typeof useSpecificationCheck>): boolean {
  return isChecking || (report !== undefined && isUsable(report));
}

interface EditorNoticesProps {
  stored: StoredSpecification;
  draft: Draft | undefined;
}

function EditorNotices({ stored, draft }: EditorNoticesProps) {
  const t = useTexts('specifications');
  const isBehind = draft !== undefined && draft.text !== stored.text && draft.base !== stored.text;
  return (
    <>
      {stored.kind === 'edmx' ? (
        <Notice title={t('odataIsRead')}>
          {t.rich('odataIsReadAbout', {
            url: stored.sourceUrl ?? '',
            code: (text) => <code className="font-mono break-all">{text}</code>,
          })}
        </Notice>
      ) : null}
      {isBehind ? (
        <Notice look="warn" title={t('isBehind')}>
          {t('isBehindAbout')}
        </Notice>
      ) : null}
    </>
  );
}

/** Why nothing is to be reviewed, where it was asked for. */
function ReviewFailure({ read, error }: { read: Reviewed | undefined; error: Error | null }) {
  const t = useTexts('specifications');
  return (
    <>
      {read === undefined ? null : (
        <Notice look="bad" title={t('notUsable')}>
          {t('notUsableAbout', {
            problem: read.review.report.problems[0]?.message ?? t('noLanguage'),
          })}
        </Notice>
      )}
      {error === null ? null : <ErrorNotice error={error} title={t('notCompared')} />}
    </>
  );
}
