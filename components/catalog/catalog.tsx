'use client';

import { LayoutGrid, LibraryBig, Table2 } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useRows } from '#lib/client/use-rows.ts';
import { catalogColumns } from './catalog-columns.tsx';
import { catalogFilter } from './catalog-filter.ts';
import { CatalogFilters } from './catalog-filters.tsx';
import { clearParameters } from './clear-parameters.ts';
import { ServiceCards } from './service-cards.tsx';
import { UnknownInAddress } from './unknown-in-address.tsx';

const pressedClass = 'aria-pressed:border-accent aria-pressed:bg-accent-soft';

/** What the namespaces can order: each service once, with where it is allowed. */
export function Catalog() {
  const [query, setQuery] = useUrlParam('q');
  const [view, setView] = useUrlParam('view', 'cards');
  const params = useSearchParams();
  const filter = catalogFilter((name, fallback) => params.get(name) ?? fallback);
  const rows = useRows('catalog-rows', filter);

  return (
    <ListPage
      title="Catalog"
      description="What each namespace can bind to its workloads: the services that are allowed there."
      actions={<ViewSwitch isTable={view === 'table'} onChange={setView} />}
      nouns={{ one: 'service', many: 'services' }}
      loading={{ ...rows, noun: 'catalog' }}
      list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
      filters={<CatalogFilters filter={filter} />}
      onClearFilters={() => clearParameters(['application', 'namespace', 'state'])}
      notices={<UnknownInAddress filter={filter} />}
      empty={
        <EmptyState
          icon={LibraryBig}
          title="The catalog is empty"
          action={
            <Link href="/namespaces" prefetch={false} className={buttonClass('primary')}>
              Allow an application
            </Link>
          }
        >
          Services appear here a moment after their application is allowed in a namespace.
        </EmptyState>
      }
    >
      {view === 'table' ? (
        <RowsTable label="Services" rows={rows} columns={catalogColumns} defaultSort="name" />
      ) : (
        <ServiceCards rows={rows} />
      )}
    </ListPage>
  );
}

function ViewSwitch({ isTable, onChange }: { isTable: boolean; onChange(view: string): void }) {
  return (
    <>
      <Button aria-pressed={!isTable} className={pressedClass} onClick={() => onChange('cards')}>
        <LayoutGrid aria-hidden />
        Cards
      </Button>
      <Button aria-pressed={isTable} className={pressedClass} onClick={() => onChange('table')}>
        <Table2 aria-hidden />
        Table
      </Button>
    </>
  );
}
