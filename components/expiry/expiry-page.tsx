'use client';

import { CalendarClock } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExportMenu } from '#components/ui/export-menu.tsx';
import { ListLookMenu } from '#components/ui/list-look-menu.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import { UnknownAddress } from '#components/ui/unknown-address.tsx';
import { useSelection } from '#components/ui/use-selection.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { pageOf } from '#lib/client/list-address.ts';
import { shownColumns, useListLook } from '#lib/client/list-look.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useRows } from '#lib/client/use-rows.ts';
import { expiryFilter, expiryFilterParams, unknownOfExpiry } from './expiry-address.ts';
import { type ExpiryRow, expiryColumns } from './expiry-columns.tsx';
import { type AskedExpiry, ExpiryDialog } from './expiry-dialog.tsx';
import { ExpiryFilters } from './expiry-filters.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { useTargetLook } from './use-target-look.ts';

const ExpirySelection = dynamic(
  () => loadPart(() => import('./expiry-selection.tsx')).then((module) => module.ExpirySelection),
  { ssr: false },
);

/** All that ends some day: the next thirteen weeks, and a list with what can be done about each. */
export function ExpiryPage() {
  const t = useTexts('expiry');
  const [query, setQuery] = useUrlParam('q');
  const params = useSearchParams();
  const param = (name: string, fallback: string) => params.get(name) ?? fallback;
  const filter = expiryFilter(param);
  const page = pageOf(param);
  const rows = useRows('expiry-rows', filter, page);
  const { sort: _order, ...narrowing } = filter;
  const selection = useSelection<ExpiryRow>(JSON.stringify(narrowing));
  const targetLook = useTargetLook();
  const [asked, setAsked] = useState<AskedExpiry>();
  const { mutate: lookAt, isPending: isLooking, variables: lookedAt } = targetLook;
  const nouns = { one: t('entry'), many: t('entries') };
  const columns = useMemo(
    () => expiryColumns(t, { onAsk: setAsked, onLook: lookAt, looking: isLooking ? lookedAt : undefined }),
    [t, lookAt, isLooking, lookedAt],
  );
  const listLook = useListLook('expiry');
  const shown = useMemo(() => shownColumns(columns, listLook), [columns, listLook]);

  return (
    <>
      <ListPage
        title={t('title')}
        description={t('description')}
        nouns={nouns}
        loading={rows}
        list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
        summary={<ForecastCard look={targetLook} />}
        filters={<ExpiryFilters filter={filter} />}
        onClearFilters={clearFilters}
        tools={
          <>
            <ListLookMenu list="expiry" look={listLook} columns={columns} page={page} />
            <ExportMenu view="expiry-rows" filter={filter} count={rows.total} />
          </>
        }
        notices={<UnknownAddress unknown={unknownOfExpiry(param)} />}
        empty={
          <EmptyState icon={CalendarClock} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        }
      >
        <RowsTable
          label={t('listLabel')}
          rows={rows}
          columns={shown}
          defaultSort="ends"
          selection={selection}
          rowName={({ name, application }) =>
            application === undefined ? name : t('entryOf', { name, application })
          }
          isDense={listLook.isDense}
          rowPx={64}
        />
      </ListPage>
      {selection.rows.length === 0 ? null : (
        <ExpirySelection nouns={nouns} filter={filter} total={rows.total} selection={selection} />
      )}
      {asked === undefined ? null : <ExpiryDialog asked={asked} onAsk={setAsked} />}
    </>
  );
}

function clearFilters(): void {
  setAddress(Object.fromEntries(expiryFilterParams.map((name) => [name, undefined])));
}
