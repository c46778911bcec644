'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { toast } from '#components/ui/toast.ts';
import { saveAllowance } from '#lib/client/mappings.ts';
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

const titles = { all: 'Allow all services?', none: 'Withdraw all services?' } as const;
const verbs = { all: 'Allow', none: 'Withdraw' } as const;
const noPlan: Plan = { total: 0, unchanged: 0, changes: [], withdrawn: [] };

/** Shows each cell that changes and who loses access, then changes them; what failed stays, to be tried again. */
export function BulkDialog({ mode, text, selection, onClose, onDone }: BulkDialogProps) {
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
  const { states, failedCount, isPending, start } = useChangeMany({
    items: changes,
    change: ({ application, namespace, allowance }) =>
      saveAllowance(application, namespace, { mode }, allowance),
    onDone() {
      const word = mode === 'all' ? 'Allowed' : 'Withdrawn';
      toast.success(`${word} in ${changes.length} ${plural(changes.length, 'cell')}`);
      onDone();
    },
  });
  const hasFailed = failedCount > 0 && !isPending;
  return (
    <ConfirmDialog
      onClose={onClose}
      title={titles[mode]}
      description={
        mode === 'all'
          ? 'The catalogs of the namespaces offer all services of the applications, also those registered later.'
          : 'The catalogs of the namespaces no longer offer the applications.'
      }
      action={hasFailed ? 'Try again' : `${verbs[mode]} in ${changes.length}`}
      look={mode === 'none' ? 'danger' : 'primary'}
      disabled={changes.length === 0}
      pending={isPending}
      onConfirm={() => {
        setBegun(plan);
        start();
      }}
    >
      <BlastRadius roots={plan.withdrawn} title="These lose access" />
      {hasFailed ? (
        <Notice look="bad" title={`${failedCount} of ${changes.length} could not be changed`}>
          The others are changed. Try again changes only what is left.
        </Notice>
      ) : null}
      <LoadState
        noun="cells"
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
  return (
    <>
      {changes.length === 0 ? (
        <p>Every selected cell is as wanted already.</p>
      ) : (
        <ul aria-label="Cells that change" className="divide-y divide-line rounded-md border border-line">
          {changes.map((cell) => (
            <li
              key={cell.id}
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 px-3 py-1"
            >
              <span className="min-w-0 wrap-anywhere">
                {cell.application} <span className="text-muted">in {cell.namespace}</span>
              </span>
              <CellState word={cell.word} mode={mode} state={states[cell.id]} />
            </li>
          ))}
        </ul>
      )}
      {total > changes.length ? (
        <p className="text-sm text-muted">
          These are the first {changes.length} of {total} cells: change the others afterwards, or narrow the
          filter.
        </p>
      ) : null}
      {unchanged === 0 ? null : (
        <p className="text-sm text-muted">
          {unchanged} selected {plural(unchanged, 'cell')} stay as they are.
        </p>
      )}
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
        {state === 'done' ? 'changed' : 'changing'}
      </Status>
    );
  }
  return (
    <span className="text-sm text-muted">
      {word} → {mode === 'all' ? 'All' : 'None'}
    </span>
  );
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
