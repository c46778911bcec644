'use client';

import { RefreshCw } from 'lucide-react';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import { TextActions } from '#components/editor/text-actions.tsx';
import type { Draft } from '#components/services/use-specification-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import type { SpecificationAddress } from '#lib/client/services.ts';
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
        ariaLabel={isOData ? 'OData metadata as it is stored' : 'Specification of the service'}
        height="clamp(16rem, 60dvh, 40rem)"
        readOnly={isOData}
        placeholder="Paste an OpenAPI or AsyncAPI document here, as JSON or YAML"
      />
      <SpecificationReportView report={check.report} isChecking={check.isChecking} error={check.error} />
      <ReviewFailure read={review.data} error={review.error} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="mr-auto text-sm text-muted">
          {isDirty ? 'Not saved' : ''}
        </span>
        {stored.sourceUrl === undefined ? null : (
          <Button
            look={isOData ? 'primary' : 'secondary'}
            pending={review.isPending && review.variables === undefined}
            onClick={() => review.mutate(undefined)}
          >
            <RefreshCw aria-hidden />
            Read it again
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
  const isBehind = draft !== undefined && draft.text !== stored.text && draft.base !== stored.text;
  return (
    <>
      {stored.kind === 'edmx' ? (
        <Notice title="OData is described by the API itself">
          The registry reads it from <code className="font-mono break-all">{stored.sourceUrl}</code>. Change
          it there, then read it again here.
        </Notice>
      ) : null}
      {isBehind ? (
        <Notice look="warn" title="The stored specification has changed since you began">
          Your text is kept. Reviewing it compares it with what is stored now.
        </Notice>
      ) : null}
    </>
  );
}

/** Why nothing is to be reviewed, where it was asked for. */
function ReviewFailure({ read, error }: { read: Reviewed | undefined; error: Error | null }) {
  return (
    <>
      {read === undefined ? null : (
        <Notice look="bad" title="What was read is not usable">
          {read.review.report.problems[0]?.message ?? 'It is in no known language.'} Nothing was changed.
        </Notice>
      )}
      {error === null ? null : (
        <ErrorNotice error={error} title="It could not be compared; your text is kept" />
      )}
    </>
  );
}
