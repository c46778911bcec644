import type { Metadata } from 'next';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { Catalog } from '#components/catalog/catalog.tsx';
import { catalogChoices, catalogFilter } from '#components/catalog/catalog-filter.ts';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';

export const metadata: Metadata = { title: 'Catalog' };

export default async function CatalogPage({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const filter = catalogFilter(param);
  return (
    <ViewBoundary
      views={[
        ['catalog-rows', pageQuery(filter, (pageOf(param) ?? 1) - 1)],
        ['catalog-choices', catalogChoices(filter)],
      ]}
    >
      <Catalog />
    </ViewBoundary>
  );
}
