'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { toast } from '#components/ui/toast.ts';
import { saveAllowance } from '#lib/client/mappings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { wordOfAllowance } from '#lib/domain/application/allowance.ts';
import type { BulkPlan } from '#lib/domain/view/bulk-allowance.ts';
import type { MatrixCell } from '#lib/domain/view/matrix.ts';

export interface BulkDialogProps {
  mode: 'all' | 'none';
  plan: BulkPlan;
  onClose(): void;
  onDone(): void;
}

type Progress = Record<string, 'running' | 'done' | Error>;

const atOnce = 4;

function keyOf({ namespace, application }: MatrixCell): string {
  return `${namespace}/${application.metadata.name}`;
}

/** Shows each cell that changes and who loses access, then changes them; what failed stays, to be tried again. */
export function BulkDialog({ mode, plan: current, onClose, onDone }: BulkDialogProps) {
  // the plan of the moment it was opened: the live matrix changes under it while it runs
  const [plan] = useState(current);
  const [progress, setProgress] = useState<Progress>({});
  const set = (cell: MatrixCell, state: Progress[string]) =>
    setProgress((before) => ({ ...before, [keyOf(cell)]: state }));

  async function change(cell: MatrixCell): Promise<boolean> {
    set(cell, 'running');
    try {
      await saveAllowance(cell.application.metadata.name, cell.namespace, { mode }, cell.allowance);
      set(cell, 'done');
      return true;
    } catch (error) {
      set(cell, error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  const { mutate, isPending } = useGuardedMutation({
    async mutationFn() {
      const waiting = plan.changes.filter((cell) => progress[keyOf(cell)] !== 'done');
      let good = true;
      for (let from = 0; from < waiting.length; from += atOnce) {
        const results = await Promise.all(waiting.slice(from, from + atOnce).map(change));
        good &&= results.every(Boolean);
      }
      return good;
    },
    onSuccess(good) {
      if (good) {
        const word = mode === 'all' ? 'Allowed' : 'Withdrawn';
        toast.success(`${word} in ${plan.changes.length} ${plural(plan.changes.length, 'cell')}`);
        onDone();
      }
    },
  });
  const failed = Object.values(progress).filter((state) => state instanceof Error).length;
  const verb = mode === 'all' ? 'Allow' : 'Withdraw';
  return (
    <ConfirmDialog
      onClose={onClose}
      title={mode === 'all' ? 'Allow all services?' : 'Withdraw all services?'}
      description={
        mode === 'all'
          ? 'The catalogs of the namespaces offer all services of the applications, also those registered later.'
          : 'The catalogs of the namespaces no longer offer the applications.'
      }
      action={failed > 0 && !isPending ? 'Try again' : `${verb} in ${plan.changes.length}`}
      look={mode === 'none' ? 'danger' : 'primary'}
      disabled={plan.changes.length === 0}
      pending={isPending}
      onConfirm={() => mutate()}
    >
      <BlastRadius roots={plan.withdrawn} title="These lose access" />
      {failed > 0 && !isPending ? (
        <Notice look="bad" title={`${failed} of ${plan.changes.length} could not be changed`}>
          The others are changed. Try again changes only what is left.
        </Notice>
      ) : null}
      {plan.changes.length === 0 ? (
        <p>Every selected cell is as wanted already.</p>
      ) : (
        <ul aria-label="Cells that change" className="divide-y divide-line rounded-md border border-line">
          {plan.changes.map((cell) => (
            <li
              key={keyOf(cell)}
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 px-3 py-1"
            >
              <span className="min-w-0 wrap-anywhere">
                {cell.application.metadata.name} <span className="text-muted">in {cell.namespace}</span>
              </span>
              <CellState cell={cell} mode={mode} state={progress[keyOf(cell)]} />
            </li>
          ))}
        </ul>
      )}
      {plan.unchanged === 0 ? null : (
        <p className="text-sm text-muted">
          {plan.unchanged} selected {plural(plan.unchanged, 'cell')} stay as they are.
        </p>
      )}
    </ConfirmDialog>
  );
}

interface CellStateProps {
  cell: MatrixCell;
  mode: 'all' | 'none';
  state: Progress[string] | undefined;
}

function CellState({ cell, mode, state }: CellStateProps) {
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
  const before = wordOfAllowance(cell.allowance, cell.application);
  return (
    <span className="text-sm text-muted">
      {before} → {mode === 'all' ? 'All' : 'None'}
    </span>
  );
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
