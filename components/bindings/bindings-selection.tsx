'use client';

import { Unplug } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { RowsSelection } from '#components/ui/rows-selection.tsx';
import type { Selection } from '#components/ui/use-selection.ts';
import { loadPart } from '#lib/client/load-part.ts';
import type { RowOf, RowsFilter } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';

const UnbindBindings = dynamic(
  () => loadPart(() => import('./unbind-bindings.tsx')).then((module) => module.UnbindBindings),
  { ssr: false },
);

/** So many can be selected at once: more consequences nobody reads. */
const mostSelected = 2_000;

type Row = RowOf<'binding-rows'>;

export interface BindingsSelectionProps {
  selection: Selection<Row>;
  filter: RowsFilter<'binding-rows'>;
  /** How many rows the list shows. */
  total: number;
}

/** What can be done with the selected bindings. */
export function BindingsSelection({ selection, filter, total }: BindingsSelectionProps) {
  const t = useTexts('bindings');
  const { rows, clear } = selection;
  const [isUnbinding, setIsUnbinding] = useState(false);
  return (
    <>
      <RowsSelection
        view="binding-rows"
        filter={filter}
        total={total}
        most={mostSelected}
        nouns={{ one: t('noun'), many: t('nouns') }}
        selection={selection}
      >
        <Button size="sm" look="danger" onClick={() => setIsUnbinding(true)}>
          <Unplug aria-hidden />
          {t('unbind')}
        </Button>
      </RowsSelection>
      {isUnbinding ? (
        <UnbindBindings
          ids={rows.map(({ id }) => id)}
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
