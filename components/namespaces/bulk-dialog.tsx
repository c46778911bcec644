'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { useBlastRadius } from '#components/blast-radius/use-blast-radius.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { toast } from '#components/ui/toast.ts';
import { saveAllowance } from '#lib/client/mappings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { type ChangeState, useChangeMany } from '#lib/client/use-change-many.ts';
import { useView } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import type { MatrixSelection } from './matrix-selection.ts';

export interface BulkDialogProps {
  mode: 'all' | 'none';
  /** What the Applications are filtered by: all that it shows may be chosen. */
  text: string;
  selection: MatrixSelection;
  onClose(): void;
  onDone(): void;
}

type Plan = ViewAnswer<'matrix-plan'>;

const words = {
  all: {
    title: 'allowAllTitle',
    about: 'allowAllAbout',
    action: 'allowIn',
    done: 'allowedIn',
    becomes: 'becomesAll',
  },
  none: {
    title: 'withdrawAllTitle',
    about: 'withdrawAllAbout',
    action: 'withdrawIn',
    done: 'withdrawnIn',
    becomes: 'becomesNone',
  },
} as const;
const noPlan: Plan = { total: 0, unchanged: 0, changes: [], withdrawn: [] };

/** Shows each cell that changes and who loses access, then changes them; what failed stays, to be tried again. */
export function BulkDialog({ mode, text, selection, onClose, onDone }: BulkDialogProps) {
  const t = useTexts('namespaces');
  // the plan of the moment it is begun: the live matrix changes under it while it runs
  const [begun, setBegun] = useState<Plan>();
  const view = useView(
    'matrix-plan',
    {
      text,
      isAll: selection.isAll,
      names: [...selection.applications],
      namespaces: [...selection.namespaces],
      wanted: mode,
    },
    { enabled: begun === undefined },
  );
  const plan = begun ?? view.answer ?? noPlan;
  const { changes } = plan;
  const { isLooking } = useBlastRadius(plan.withdrawn);
  const { states, failedCount, isPending, start } = useChangeMany({
    items: changes,
    change: ({ application, namespace, allowance }) =>
      saveAllowance(application, namespace, { mode }, allowance),
    onDone() {
      toast.success(t(words[mode].done, { count: changes.length }));
      onDone();
    },
  });
  const hasFailed = failedCount > 0 && !isPending;
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t(words[mode].title)}
      description={t(words[mode].about)}
      action={hasFailed ? t('tryAgain') : t(words[mode].action, { count: changes.length })}
      look={mode === 'none' ? 'danger' : 'primary'}
      isPreparing={begun === undefined && (view.isPending || isLooking)}
      disabled={changes.length === 0}
      pending={isPending}
      onConfirm={() => {
        setBegun(plan);
        start();
      }}
    >
      <BlastRadius roots={plan.withdrawn} title={t('theseLoseAccess')} />
      {hasFailed ? (
        <Notice look="bad" title={t('notChanged', { failed: failedCount, count: changes.length })}>
          {t('notChangedAbout')}
        </Notice>
      ) : null}
      <LoadState
        noun={t('cellsNoun')}
        isPending={view.isPending && begun === undefined}
        error={view.error}
        onRetry={view.retry}
      >
        <PlannedCells plan={plan} mode={mode} states={states} />
      </LoadState>
    </ConfirmDialog>
  );
}

interface PlannedCellsProps {
  plan: Plan;
  mode: 'all' | 'none';
  states: Readonly<Record<string, ChangeState>>;
}

function PlannedCells({ plan: { total, unchanged, changes }, mode, states }: PlannedCellsProps) {
  const t = useTexts('namespaces');
  return (
    <>
      {changes.length === 0 ? (
        <p>{t('asWanted')}</p>
      ) : (
        <ul aria-label={t('cellsThatChange')} className="divide-y divide-line rounded-md border border-line">
          {changes.map((cell) => (
            <li
              key={cell.id}
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 px-3 py-1"
            >
              <span className="min-w-0 wrap-anywhere">
                {t.rich('plannedCell', {
                  application: cell.application,
                  namespace: cell.namespace,
                  muted: (text) => <span className="text-muted">{text}</span>,
                })}
              </span>
              <CellState word={cell.word} mode={mode} state={states[cell.id]} />
            </li>
          ))}
        </ul>
      )}
      {total > changes.length ? (
        <p className="text-sm text-muted">{t('firstCells', { shown: changes.length, total })}</p>
      ) : null}
      {unchanged === 0 ? null : <p className="text-sm text-muted">{t('unchanged', { count: unchanged })}</p>}
    </>
  );
}

interface CellStateProps {
  /** What is allowed now. */
  word: string;
  mode: 'all' | 'none';
  state: ChangeState | undefined;
}

function CellState({ word, mode, state }: CellStateProps) {
  const t = useTexts('namespaces');
  if (state instanceof Error) {
    return (
      <Status health="bad" className="text-sm whitespace-normal">
        {state.message}
      </Status>
    );
  }
  if (state === 'done' || state === 'running') {
    return (
      <Status health={state === 'done' ? 'ok' : 'busy'} className="text-sm">
        {state === 'done' ? t('changed') : t('changing')}
      </Status>
    );
  }
  return <span className="text-sm text-muted">{t(words[mode].becomes, { word })}</span>;
}
