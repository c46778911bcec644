'use client';

import { Unplug } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SelectionBar } from '#components/ui/selection-bar.tsx';
import type { Selection } from '#components/ui/use-selection.ts';
import { loadPart } from '#lib/client/load-part.ts';
import type { RowOf, RowsFilter } from '#lib/client/page-query.ts';
import { readView } from '#lib/client/read-views.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

const BulkUnbindDialog = dynamic(
  () => loadPart(() => import('./bulk-unbind-dialog.tsx')).then((module) => module.BulkUnbindDialog),
  { ssr: false },
);

/** So many can be selected at once: more consequences nobody reads. */
const mostSelected = 2_000;
const readAtOnce = 500;

type Row = RowOf<'binding-rows'>;

export interface BindingsSelectionProps {
  selection: Selection<Row>;
  filter: RowsFilter<'binding-rows'>;
  /** How many rows the list shows. */
  total: number;
}

/** What can be done with the selected bindings. */
export function BindingsSelection({ selection, filter, total }: BindingsSelectionProps) {
  const { rows, select, clear } = selection;
  const [isUnbinding, setIsUnbinding] = useState(false);
  const most = Math.min(total, mostSelected);
  const all = useGuardedMutation({
    mutationFn: () => readRows(filter, most),
    onSuccess: select,
  });
  return (
    <>
      <SelectionBar
        count={rows.length}
        nouns={{ one: 'binding', many: 'bindings' }}
        onSelectAll={rows.length < most ? () => all.mutate() : undefined}
        selectAll={most < total ? `Select the first ${most}` : `Select all ${total}`}
        isSelecting={all.isPending}
        onClear={clear}
      >
        <Button size="sm" look="danger" onClick={() => setIsUnbinding(true)}>
          <Unplug aria-hidden />
          Unbind
        </Button>
        {all.error === null ? null : (
          <p role="alert" className="w-full text-sm text-bad">
            Not all could be selected: {all.error.message}
          </p>
        )}
      </SelectionBar>
      {isUnbinding ? (
        <BulkUnbindDialog
          rows={rows}
          onClose={() => setIsUnbinding(false)}
          onDone={() => {
            setIsUnbinding(false);
            clear();
          }}
        />
      ) : null}
    </>
  );
}

/** The first rows that a filter lets through. */
async function readRows(filter: RowsFilter<'binding-rows'>, count: number): Promise<Row[]> {
  const starts = Array.from({ length: Math.ceil(count / readAtOnce) }, (_, index) => index * readAtOnce);
  const stretches = await Promise.all(
    starts.map((from) =>
      readView({
        view: 'binding-rows',
        query: { ...filter, from, size: Math.min(readAtOnce, count - from) },
      }),
    ),
  );
  return stretches.flatMap(({ answer }) => (answer as ViewAnswer<'binding-rows'>).rows);
}
