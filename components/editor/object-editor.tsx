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
  type TextEdit,
  type TextReview,
} from '#lib/client/object-text.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { CodeEditor } from './code-editor.tsx';
import { DiffEditor } from './diff-editor.tsx';
import type { EditorProblem } from './editor-problem.ts';
import { ProblemLines } from './problem-lines.tsx';
import { useEditConflicts } from './use-edit-conflicts.ts';
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
        title="The YAML could not be read"
        error={query.error}
        onRetry={<Button onClick={reload}>Try again</Button>}
      />
    );
  }
  if (query.data === undefined) {
    return <SkeletonRows label="Loading the YAML" rows={8} />;
  }
  return <LoadedEditor {...props} loaded={query.data} reload={reload} />;
}

function keyOf({ kind, namespace, name }: ObjectRef) {
  return ['object-text', kind, namespace, name];
}

function problemsOf(error: Error | null): EditorProblem[] {
  const details = error instanceof ApiError && error.code === 'INVALID' ? error.details : undefined;
  return Array.isArray(details) ? (details as EditorProblem[]) : [];
}

function newerOf(error: Error | null): ObjectText | undefined {
  const details = error instanceof ApiError && error.code === 'CONFLICT' ? error.details : undefined;
  return details === undefined ? undefined : (details as ObjectText);
}

function LoadedEditor(props: ObjectEditorProps & { loaded: ObjectText; reload(): void }) {
  const { object, liveRevision, height = '28rem', loaded, reload } = props;
  const client = useQueryClient();
  const [kept, keep] = useObjectDraft(object);
  const [isFromBefore, setFromBefore] = useState(kept !== undefined);
  const draft = kept ?? { base: loaded, text: loaded.text };
  const [review, setReview] = useState<TextReview>();
  const dirty = draft.text !== draft.base.text;
  const { assist, problems } = useObjectAssist(object.kind, {
    base: draft.base.text,
    text: draft.text,
  });
  const name = `${object.kind} ${object.name}`;

  function change(next: ObjectDraft): void {
    keep(next.text === next.base.text ? undefined : next);
    setFromBefore(false);
    setReview(undefined);
    save.reset();
    dryRun.reset();
  }

  function startAnew(stored: ObjectText): void {
    client.setQueryData(keyOf(object), stored);
    change({ base: stored, text: stored.text });
  }

  const dryRun = useGuardedMutation({
    mutationFn: (edit: TextEdit) => dryRunObjectText(object, edit),
    onSuccess: setReview,
  });
  const save = useGuardedMutation({
    mutationFn: (edit: TextEdit) => saveObjectText(object, edit),
    onSuccess(saved) {
      toast.success(`${object.name} is saved`);
      setReview(undefined);
      client.setQueryData(keyOf(object), saved);
      keep(undefined);
      dryRun.reset();
    },
    onError: () => setReview(undefined),
  });
  const error = save.error ?? dryRun.error;
  const newer = newerOf(error);
  const refused = useMemo(() => problemsOf(error), [error]);
  const edit = { base: draft.base.text, text: draft.text };
  const meeting = useEditConflicts(edit, newer);
  const changedElsewhere =
    liveRevision !== undefined &&
    liveRevision !== draft.base.resourceVersion &&
    newer === undefined &&
    !save.isPending;

  useEffect(() => {
    if (changedElsewhere && !dirty) {
      reload();
    }
  }, [changedElsewhere, dirty, reload]);

  return (
    <div className="grid gap-3">
      {changedElsewhere && dirty ? (
        <Notice look="warn" title="The object has changed since this text was read">
          Your text is kept. Only what you change is saved; what has changed there since stays.
        </Notice>
      ) : null}
      {review !== undefined ? (
        <ReviewedChanges review={review} name={name} height={height} />
      ) : meeting === undefined ? (
        <>
          <CodeEditor
            value={draft.text}
            onChange={(text) => change({ ...draft, text })}
            language="yaml"
            ariaLabel={`YAML of ${name}`}
            problems={refused.length > 0 ? refused : problems}
            assist={assist}
            height={height}
          />
          {error === null ? <ProblemLines problems={problems} /> : null}
        </>
      ) : null}
      {error === null ? null : (
        <ErrorNotice title={save.error ? 'Not saved' : notTaken(newer)} error={error} />
      )}
      {meeting === undefined ? null : (
        <ConflictChoices
          conflicts={meeting.conflicts}
          choices={meeting.choices}
          onChoose={meeting.choose}
          show={meeting.show}
        />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="mr-auto text-sm text-muted">
          {dirty ? (isFromBefore ? 'Not saved: your changes from before' : 'Not saved') : ''}
        </span>
        {newer !== undefined ? (
          <>
            <Button onClick={() => change(draft)}>Back to the text</Button>
            <Button onClick={() => startAnew(newer)}>Drop my changes</Button>
            <Button
              look="primary"
              disabled={meeting?.resolved === undefined}
              onClick={() => {
                if (meeting?.resolved !== undefined) {
                  change({ base: newer, text: meeting.resolved.text });
                  dryRun.mutate(meeting.resolved);
                }
              }}
            >
              Review changes
            </Button>
          </>
        ) : review === undefined ? (
          <>
            <Button disabled={!dirty} onClick={() => change({ ...draft, text: draft.base.text })}>
              Revert
            </Button>
            <Button
              look="primary"
              disabled={!dirty}
              pending={dryRun.isPending}
              onClick={() => dryRun.mutate(edit)}
            >
              Review changes
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setReview(undefined)}>Back to the text</Button>
            <Button
              look="primary"
              disabled={review.current === review.result}
              pending={save.isPending}
              onClick={() => save.mutate(edit)}
            >
              Save
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function notTaken(newer: ObjectText | undefined): string {
  return newer === undefined ? 'The server would not take this' : 'Somebody else has changed the same';
}

interface ReviewedChangesProps {
  review: TextReview;
  name: string;
  height: string;
}

function ReviewedChanges({ review, name, height }: ReviewedChangesProps) {
  if (review.current === review.result) {
    return (
      <Notice title="Nothing would change">
        The server would store the same object: what was edited is counted or written by the cluster itself.
      </Notice>
    );
  }
  return (
    <div className="grid gap-1">
      {review.warnings.length === 0 ? null : (
        <Notice look="warn" title="Look again before you save">
          {review.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <p className="text-sm text-muted">As the server would store it, checked by a dry run:</p>
      <DiffEditor
        original={review.current}
        modified={review.result}
        language="yaml"
        ariaLabel={`Changes to ${name}`}
        height={height}
      />
    </div>
  );
}
