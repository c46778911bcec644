'use client';

import { useState } from 'react';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { toast } from '#components/ui/toast.ts';
import { runRepair } from '#lib/client/repairs.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { type ChangeState, useChangeMany } from '#lib/client/use-change-many.ts';
import { useView } from '#lib/client/use-view.ts';
import { consequenceOfRepair } from '#lib/domain/health/consequence-of-repair.ts';
import { labelOfRemedy } from '#lib/domain/health/label-of-remedy.ts';
import { distinctRepairs } from '#lib/domain/view/attention-repairs.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface RepairAllDialogProps {
  /** Ids of causes. */
  causes: readonly string[];
  onClose(): void;
}

type Repairs = ViewAnswer<'attention-repairs'>;

/** Says what the console would do about each finding, then does it; what fails stays, to be tried again. */
export function RepairAllDialog({ causes, onClose }: RepairAllDialogProps) {
  const t = useTexts('overview');
  const tell = useTell();
  // those of the moment it is begun: what is repaired leaves the answer
  const [begun, setBegun] = useState<Repairs>();
  const view = useView('attention-repairs', { causes: [...causes] }, { enabled: begun === undefined });
  const { total, repairs } = begun ?? view.answer ?? { total: 0, repairs: [] };
  const items = distinctRepairs(repairs);
  const { states, failedCount, isPending, start } = useChangeMany({
    items,
    change: ({ repair }) => runRepair(repair),
    onDone() {
      toast.success(t('done', { count: items.length }), {
        description: t('stateFollows'),
      });
      onClose();
    },
  });
  const consequences = [
    ...new Set(
      items.flatMap(({ repair }) => {
        const consequence = consequenceOfRepair(repair);
        return consequence === undefined ? [] : [tell(consequence)];
      }),
    ),
  ];
  const hasFailed = failedCount > 0 && !isPending;
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('repairTitle')}
      action={hasFailed ? t('tryAgain') : t('repairMany', { count: items.length })}
      look="primary"
      disabled={items.length === 0}
      pending={isPending}
      onConfirm={() => {
        setBegun({ total, repairs });
        start();
      }}
    >
      {hasFailed ? (
        <Notice look="bad" title={t('notRepaired', { failed: failedCount, count: items.length })}>
          {t('othersAreDone')}
        </Notice>
      ) : null}
      {consequences.length === 0 ? null : (
        <Notice look="warn" title={t('disturbs')}>
          <ul>
            {consequences.map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <LoadState
        noun={t('repairs')}
        isPending={view.isPending && begun === undefined}
        error={view.error}
        onRetry={view.retry}
      >
        <RepairList items={items} states={states} />
      </LoadState>
      {total > repairs.length ? (
        <p className="text-sm text-muted">{t('firstOf', { count: repairs.length, total })}</p>
      ) : null}
    </ConfirmDialog>
  );
}

interface RepairListProps {
  items: Repairs['repairs'];
  states: Readonly<Record<string, ChangeState>>;
}

function RepairList({ items, states }: RepairListProps) {
  const t = useTexts('overview');
  const tell = useTell();
  return items.length === 0 ? (
    <p>{t('nothingToRepair')}</p>
  ) : (
    <ul aria-label={t('repairsList')} className="divide-y divide-line rounded-md border border-line">
      {items.map(({ id, subject, namespace, repair }) => (
        <li key={id} className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 px-3 py-1">
          <span className="min-w-0 wrap-anywhere">
            {subject}{' '}
            {namespace === undefined ? null : (
              <span className="text-muted">{t('inNamespace', { namespace })}</span>
            )}
          </span>
          <RepairState state={states[id]} label={tell(labelOfRemedy(repair))} />
        </li>
      ))}
    </ul>
  );
}

function RepairState({ state, label }: { state: ChangeState | undefined; label: string }) {
  const t = useTexts('overview');
  if (state instanceof Error) {
    return (
      <Status health="bad" className="text-sm whitespace-normal">
        {state.message}
      </Status>
    );
  }
  return state === undefined ? (
    <span className="text-sm text-muted">{label}</span>
  ) : (
    <Status health={state === 'done' ? 'ok' : 'busy'} className="text-sm">
      {state === 'done' ? t('repaired') : t('repairing')}
    </Status>
  );
}
