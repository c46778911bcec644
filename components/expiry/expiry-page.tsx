'use client';

import { CalendarClock } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExportMenu } from '#components/ui/export-menu.tsx';
import { ListLookMenu } from '#components/ui/list-look-menu.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import { UnknownAddress } from '#components/ui/unknown-address.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { pageOf } from '#lib/client/list-address.ts';
import { shownColumns, useListLook } from '#lib/client/list-look.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useRows } from '#lib/client/use-rows.ts';
import { expiryFilter, expiryFilterParams, unknownOfExpiry } from './expiry-address.ts';
import { expiryColumns } from './expiry-columns.tsx';
import { type AskedExpiry, ExpiryDialog } from './expiry-dialog.tsx';
import { ExpiryFilters } from './expiry-filters.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { useTargetLook } from './use-target-look.ts';

/** All that ends some day: the next thirteen weeks, and a list with what can be done about each. */
export function ExpiryPage() {
  const t = useTexts('expiry');
  const [query, setQuery] = useUrlParam('q');
  const params = useSearchParams();
  const param = (name: string, fallback: string) => params.get(name) ?? fallback;
  const filter = expiryFilter(param);
  const page = pageOf(param);
  const rows = useRows('expiry-rows', filter, page);
  const targetLook = useTargetLook();
  const [asked, setAsked] = useState<AskedExpiry>();
  const { mutate: lookAt, isPending: isLooking, variables: lookedAt } = targetLook;
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
        nouns={{ one: t('entry'), many: t('entries') }}
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
          isDense={listLook.isDense}
          rowPx={64}
        />
      </ListPage>
      {asked === undefined ? null : <ExpiryDialog asked={asked} onAsk={setAsked} />}
    </>
  );
}

function clearFilters(): void {
  setAddress(Object.fromEntries(expiryFilterParams.map((name) => [name, undefined])));
}
