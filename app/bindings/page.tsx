import type { Metadata } from 'next';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { bindingsFilter } from '#components/bindings/bindings-filter.ts';
import { BindingsPage } from '#components/bindings/bindings-page.tsx';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';

export const metadata: Metadata = { title: 'Bindings' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'binding-rows'>(bindingsFilter(param), (pageOf(param) ?? 1) - 1);
  return (
    <ViewBoundary
      views={[
        ['binding-rows', query],
        ['binding-filters', { application: '', label: '' }],
      ]}
    >
      <BindingsPage />
    </ViewBoundary>
  );
}
