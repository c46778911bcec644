'use client';

import type { ReactNode } from 'react';
import type { RowOf, RowsFilter, RowsViewName } from '#lib/client/page-query.ts';
import { readRows } from '#lib/client/read-rows.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { SelectionBar } from './selection-bar.tsx';
import type { Selection } from './use-selection.ts';

export interface RowsSelectionProps<N extends RowsViewName> {
  view: N;
  filter: RowsFilter<N>;
  /** How many rows the list shows. */
  total: number;
  /** So many can be selected at once. */
  most: number;
  nouns: { one: string; many: string };
  selection: Selection<RowOf<N>>;
  /** Buttons for what can be done with all of them. */
  children: ReactNode;
}

/** What is selected in a list, with the way to all that the filter lets through. */
export function RowsSelection<N extends RowsViewName>(props: RowsSelectionProps<N>) {
  const t = useTexts('ui');
  const { view, filter, total, nouns, selection, children } = props;
  const { rows, select, clear } = selection;
  const most = Math.min(total, props.most);
  const all = useGuardedMutation({
    mutationFn: () => readRows(view, filter, most),
    onSuccess: select,
  });
  return (
    <SelectionBar
      count={rows.length}
      nouns={nouns}
      onSelectAll={rows.length < most ? () => all.mutate() : undefined}
      selectAll={most < total ? t('selectFirst', { count: most }) : t('selectAll', { count: total })}
      isSelecting={all.isPending}
      onClear={clear}
    >
      {children}
      {all.error === null ? null : (
        <p role="alert" className="w-full text-sm text-bad">
          {t('notAllSelected', { reason: all.error.message })}
        </p>
      )}
    </SelectionBar>
  );
}
