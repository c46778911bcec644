import type { Metadata } from 'next';
import { Catalog } from '#components/catalog/catalog.tsx';
import { catalogChoices, catalogFilter } from '#components/catalog/catalog-filter.ts';
import { pageQuery } from '#lib/client/page-query.ts';
import { readAddress, type SearchParams } from '../search-params.ts';
import { ViewBoundary } from '../view-boundary.tsx';

export const metadata: Metadata = { title: 'Catalog' };

export default async function CatalogPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = catalogFilter(readAddress(await searchParams));
  return (
    <ViewBoundary
      views={[
        ['catalog-rows', pageQuery(filter, 0)],
        ['catalog-choices', catalogChoices(filter)],
      ]}
    >
      <Catalog />
    </ViewBoundary>
  );
}
