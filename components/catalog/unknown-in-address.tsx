'use client';

import { useSearchParams } from 'next/navigation';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useView } from '#lib/client/use-view.ts';
import { catalogStates } from '#lib/domain/view/catalog-states.ts';
import { catalogColumns } from './catalog-columns.tsx';
import { catalogChoices } from './catalog-filter.ts';
import { type CatalogParameter, clearParameters } from './clear-parameters.ts';

interface Unknown {
  parameter: CatalogParameter;
  text: string;
}

/** Says what the address asks the catalog for and there is not. */
export function UnknownInAddress({ filter }: { filter: RowsFilter<'catalog-rows'> }) {
  const { answer } = useView('catalog-choices', catalogChoices(filter), { keepPrevious: false });
  const params = useSearchParams();
  const unknown = [...unknownNames(filter, answer), ...unknownWords((name) => params.get(name))];
  return unknown.length === 0 ? null : (
    <Notice
      className="mb-3"
      look="warn"
      title={unknown.map(({ text }) => text).join(' ')}
      actions={
        <Button size="sm" onClick={() => clearParameters(unknown.map(({ parameter }) => parameter))}>
          Leave it out
        </Button>
      }
    />
  );
}

function unknownNames(
  { application = '', namespace = '' }: RowsFilter<'catalog-rows'>,
  known: { isApplicationKnown: boolean; isNamespaceKnown: boolean } | undefined,
): Unknown[] {
  const unknown: Unknown[] = [];
  if (application !== '' && known?.isApplicationKnown === false) {
    unknown.push({
      parameter: 'application',
      text: `The catalog has no service of an application ${application}.`,
    });
  }
  if (namespace !== '' && known?.isNamespaceKnown === false) {
    unknown.push({ parameter: 'namespace', text: `No service is allowed in a namespace ${namespace}.` });
  }
  return unknown;
}

const words: readonly { parameter: CatalogParameter; known: readonly string[]; meaning: string }[] = [
  { parameter: 'state', known: catalogStates, meaning: 'There is no state' },
  { parameter: 'view', known: ['cards', 'table'], meaning: 'There is no view' },
  {
    parameter: 'sort',
    known: catalogColumns.filter(({ sortable }) => sortable === true).flatMap(({ id }) => [id, `-${id}`]),
    meaning: 'There is no order by',
  },
];

function unknownWords(read: (name: string) => string | null): Unknown[] {
  return words.flatMap(({ parameter, known, meaning }) => {
    const value = read(parameter);
    return value === null || known.includes(value)
      ? []
      : [{ parameter, text: `${meaning} “${value}”: it is left out.` }];
  });
}
