'use client';

import { LayoutGrid, LibraryBig, Table2 } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
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
import { catalogColumns } from './catalog-columns.tsx';
import { catalogFilter, catalogLook, unknownOfCatalog } from './catalog-filter.ts';
import { CatalogFilters } from './catalog-filters.tsx';
import { ServiceCards } from './service-cards.tsx';
import { UnknownNames } from './unknown-names.tsx';

const pressedClass = 'aria-pressed:border-accent aria-pressed:bg-accent-soft';

/** What the namespaces can order: each service once, with where it is allowed. */
export function Catalog() {
  const t = useTexts('catalog');
  const [query, setQuery] = useUrlParam('q');
  const params = useSearchParams();
  const param = (name: string, fallback: string) => params.get(name) ?? fallback;
  const isTable = catalogLook(param) === 'table';
  const filter = catalogFilter(param);
  const page = pageOf(param);
  const rows = useRows('catalog-rows', filter, page);
  const look = useListLook('catalog');
  const columns = useMemo(() => catalogColumns(t), [t]);
  const shown = useMemo(() => shownColumns(columns, look), [columns, look]);

  return (
    <ListPage
      title={t('title')}
      description={t('description')}
      actions={<LookSwitch isTable={isTable} />}
      nouns={{ one: t('noun'), many: t('nouns') }}
      loading={{ ...rows, noun: t('catalogNoun') }}
      list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
      filters={<CatalogFilters filter={filter} />}
      onClearFilters={() => setAddress({ application: undefined, namespace: undefined, state: undefined })}
      tools={
        <>
          {isTable ? <ListLookMenu list="catalog" look={look} columns={columns} page={page} /> : null}
          <ExportMenu view="catalog-rows" filter={filter} count={rows.total} />
        </>
      }
      notices={
        <>
          <UnknownAddress unknown={unknownOfCatalog(param)} />
          <UnknownNames filter={filter} />
        </>
      }
      empty={
        <EmptyState
          icon={LibraryBig}
          title={t('emptyTitle')}
          action={
            <Link href="/namespaces" prefetch={false} className={buttonClass('primary')}>
              {t('allowApplication')}
            </Link>
          }
        >
          {t('emptyHint')}
        </EmptyState>
      }
    >
      {isTable ? (
        <RowsTable
          label={t('services')}
          rows={rows}
          columns={shown}
          defaultSort="name"
          isDense={look.isDense}
        />
      ) : (
        <ServiceCards rows={rows} />
      )}
    </ListPage>
  );
}

function LookSwitch({ isTable }: { isTable: boolean }) {
  const t = useTexts('catalog');
  return (
    <>
      <Button
        aria-pressed={!isTable}
        className={pressedClass}
        onClick={() => setAddress({ view: undefined })}
      >
        <LayoutGrid aria-hidden />
        {t('cards')}
      </Button>
      <Button aria-pressed={isTable} className={pressedClass} onClick={() => setAddress({ view: 'table' })}>
        <Table2 aria-hidden />
        {t('table')}
      </Button>
    </>
  );
}
