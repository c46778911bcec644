'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ConflictChoices } from '#components/ui/conflict-choices.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import { ApiError } from '#lib/client/api.ts';
import {
  dryRunObjectText,
  type ObjectText,
  readObjectText,
  saveObjectText,
  type TextReview,
} from '#lib/client/object-text.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import type { EditObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import { CodeEditor } from './code-editor.tsx';
import { DiffEditor } from './diff-editor.tsx';
import { ProblemLines } from './problem-lines.tsx';
import { refusedProblems } from './refused-problems.ts';
import { TextActions } from './text-actions.tsx';
import { type EditConflicts, useEditConflicts } from './use-edit-conflicts.ts';
import { useObjectAssist } from './use-object-assist.ts';
import { type ObjectDraft, useObjectDraft } from './use-object-draft.ts';

export interface ObjectEditorProps {
  object: ObjectRef;
  /** Revision of the object as the page knows it: another one than the text's reloads the text, unless it was edited. */
  liveRevision?: string | undefined;
  /** CSS height of the editor. */
  height?: string;
}

/** An object as YAML to read and edit: changes are reviewed as the server would store them, then saved. */
export function ObjectEditor(props: ObjectEditorProps) {
  const { object } = props;
  const t = useTexts('editor');
  const query = useQuery({
    queryKey: keyOf(object),
    queryFn: ({ signal }) => readObjectText(object, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { refetch } = query;
  const reload = useCallback(() => void refetch(), [refetch]);
  if (query.error && query.data === undefined) {
    return (
      <ErrorNotice
        title={t('yamlNotRead')}
        error={query.error}
        onRetry={<Button onClick={reload}>{t('tryAgain')}</Button>}
      />
    );
  }
  if (query.data === undefined) {
    return <SkeletonRows label={t('yamlLoading')} rows={8} />;
  }
  return <LoadedEditor {...props} loaded={query.data} reload={reload} />;
}

function keyOf({ kind, namespace, name }: ObjectRef) {
  return ['object-text', kind, namespace, name];
}

function newerOf(error: Error | null): ObjectText | undefined {
  const details = error instanceof ApiError && error.code === 'CONFLICT' ? error.details : undefined;
  return details === undefined ? undefined : (details as ObjectText);
}

type ObjectEdit = ReturnType<typeof useObjectEdit>;

/** What is written about an object, from the first key to the save. */
function useObjectEdit({ object, liveRevision, loaded, reload }: LoadedEditorProps) {
  const t = useTexts('editor');
  const client = useQueryClient();
  const [kept, keep] = useObjectDraft(object);
  const [isFromBefore, setFromBefore] = useState(kept !== undefined);
  const draft = kept ?? { base: loaded, text: loaded.text };
  const [review, setReview] = useState<TextReview>();
  const edit = { base: draft.base.text, text: draft.text };
  const dirty = edit.text !== edit.base;
  const { assist, problems } = useObjectAssist(object.kind, edit);

  const dryRun = useGuardedMutation({
    mutationFn: (asked: EditObjectRequest) => dryRunObjectText(object, asked),
    onSuccess: setReview,
  });
  const save = useGuardedMutation({
    mutationFn: (asked: EditObjectRequest) => saveObjectText(object, asked),
    onSuccess(saved) {
      toast.success(t('saved', { name: object.name }));
      setReview(undefined);
      client.setQueryData(keyOf(object), saved);
      keep(undefined);
      dryRun.reset();
    },
    onError: () => setReview(undefined),
  });
  const error = save.error ?? dryRun.error;
  const newer = newerOf(error);
  const refused = useMemo(() => refusedProblems(error), [error]);
  const meeting = useEditConflicts(edit, newer);
  const isOther = liveRevision !== undefined && liveRevision !== draft.base.resourceVersion;
  const changedElsewhere = isOther && newer === undefined && !save.isPending;
  useReloadWhen(changedElsewhere && !dirty, reload);

  function change(next: ObjectDraft): void {
    keep(next.text === next.base.text ? undefined : next);
    setFromBefore(false);
    setReview(undefined);
    save.reset();
    dryRun.reset();
  }

  return {
    draft,
    edit,
    dirty,
    isFromBefore,
    /** The object has changed since the text was read that is being changed. */
    isBehind: changedElsewhere && dirty,
    assist,
    problems,
    /** Where the server would not take the text. */
    refused,
    review,
    dryRun,
    save,
    error,
    /** What somebody else has stored, where it meets what is written. */
    newer,
    meeting,
    change,
    endReview: () => setReview(undefined),
    startAnew(stored: ObjectText): void {
      client.setQueryData(keyOf(object), stored);
      change({ base: stored, text: stored.text });
    },
  };
}

interface LoadedEditorProps extends ObjectEditorProps {
  loaded: ObjectText;
  reload(): void;
}

function LoadedEditor(props: LoadedEditorProps) {
  const { object, height = '28rem' } = props;
  const t = useTexts('editor');
  const state = useObjectEdit(props);
  const { review, meeting, error, newer } = state;
  const name = `${object.kind} ${object.name}`;
  return (
    <div className="grid gap-3">
      {state.isBehind ? (
        <Notice look="warn" title={t('changedMeanwhile')}>
          {t('changedMeanwhileHint')}
        </Notice>
      ) : null}
      {review === undefined ? null : <ReviewedChanges review={review} name={name} height={height} />}
      {review === undefined && meeting === undefined ? (
        <WrittenText state={state} name={name} height={height} />
      ) : null}
      {error === null ? null : (
        <ErrorNotice
          title={
            state.save.error ? t('notSaved') : newer === undefined ? t('notTaken') : t('changedByOthers')
          }
          error={error}
        />
      )}
      {meeting === undefined ? null : <MeetingChoices meeting={meeting} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="mr-auto text-sm text-muted">
          {stateOf(t, state)}
        </span>
        <EditorActions state={state} />
      </div>
    </div>
  );
}

interface WrittenTextProps {
  state: ObjectEdit;
  name: string;
  height: string;
}

function WrittenText({ state, name, height }: WrittenTextProps) {
  const { draft, problems, refused, assist, error, change } = state;
  const t = useTexts('editor');
  return (
    <>
      <CodeEditor
        value={draft.text}
        onChange={(text) => change({ ...draft, text })}
        language="yaml"
        ariaLabel={t('yamlLabel', { object: name })}
        problems={refused.length > 0 ? refused : problems}
        assist={assist}
        height={height}
      />
      {error === null ? <ProblemLines problems={problems} /> : null}
    </>
  );
}

function EditorActions({ state }: { state: ObjectEdit }) {
  const { draft, edit, dirty, review, dryRun, save, newer, meeting, change } = state;
  if (newer !== undefined) {
    return (
      <MeetingActions
        resolved={meeting?.resolved}
        onBack={() => change(draft)}
        onDrop={() => state.startAnew(newer)}
        onReview={(resolved) => {
          change({ base: newer, text: resolved.text });
          dryRun.mutate(resolved);
        }}
      />
    );
  }
  if (review !== undefined) {
    return (
      <ReviewActions
        review={review}
        isSaving={save.isPending}
        onBack={state.endReview}
        onSave={() => save.mutate(edit)}
      />
    );
  }
  return (
    <TextActions
      isDirty={dirty}
      canReview={dirty}
      isReviewing={dryRun.isPending}
      onRevert={() => change({ ...draft, text: draft.base.text })}
      onReview={() => dryRun.mutate(edit)}
    />
  );
}

function useReloadWhen(isBehind: boolean, reload: () => void): void {
  useEffect(() => {
    if (isBehind) {
      reload();
    }
  }, [isBehind, reload]);
}

function stateOf(
  t: Texts<'editor'>,
  { dirty, isFromBefore }: Pick<ObjectEdit, 'dirty' | 'isFromBefore'>,
): string {
  if (!dirty) {
    return '';
  }
  return isFromBefore ? t('notSavedFromBefore') : t('notSaved');
}

function MeetingChoices({ meeting }: { meeting: EditConflicts }) {
  return (
    <ConflictChoices
      conflicts={meeting.conflicts}
      choices={meeting.choices}
      onChoose={meeting.choose}
      show={meeting.show}
    />
  );
}

interface MeetingActionsProps {
  /** Undefined while a choice is missing. */
  resolved: EditObjectRequest | undefined;
  onBack(): void;
  onDrop(): void;
  onReview(resolved: EditObjectRequest): void;
}

function MeetingActions({ resolved, onBack, onDrop, onReview }: MeetingActionsProps) {
  const t = useTexts('editor');
  return (
    <>
      <Button onClick={onBack}>{t('backToText')}</Button>
      <Button onClick={onDrop}>{t('dropChanges')}</Button>
      <Button
        look="primary"
        disabled={resolved === undefined}
        onClick={() => {
          if (resolved !== undefined) {
            onReview(resolved);
          }
        }}
      >
        {t('reviewChanges')}
      </Button>
    </>
  );
}

interface ReviewActionsProps {
  review: TextReview;
  isSaving: boolean;
  onBack(): void;
  onSave(): void;
}

function ReviewActions({ review, isSaving, onBack, onSave }: ReviewActionsProps) {
  const t = useTexts('editor');
  return (
    <>
      <Button onClick={onBack}>{t('backToText')}</Button>
      <Button look="primary" disabled={review.current === review.result} pending={isSaving} onClick={onSave}>
        {t('save')}
      </Button>
    </>
  );
}

interface ReviewedChangesProps {
  review: TextReview;
  name: string;
  height: string;
}

function ReviewedChanges({ review, name, height }: ReviewedChangesProps) {
  const t = useTexts('editor');
  if (review.current === review.result) {
    return <Notice title={t('nothingChanges')}>{t('nothingChangesHint')}</Notice>;
  }
  return (
    <div className="grid gap-1">
      {review.warnings.length === 0 ? null : (
        <Notice look="warn" title={t('lookAgain')}>
          {review.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <p className="text-sm text-muted">{t('asStored')}</p>
      <DiffEditor
        original={review.current}
        modified={review.result}
        language="yaml"
        ariaLabel={t('changesLabel', { object: name })}
        height={height}
      />
    </div>
  );
}
