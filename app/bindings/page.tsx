import type { Metadata } from 'next';
import { bindingsFilter } from '#components/bindings/bindings-filter.ts';
import { BindingsPage } from '#components/bindings/bindings-page.tsx';
import { pageQuery } from '#lib/client/page-query.ts';
import { readAddress, type SearchParams } from '../search-params.ts';
import { ViewBoundary } from '../view-boundary.tsx';

export const metadata: Metadata = { title: 'Bindings' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const filter = bindingsFilter(readAddress(await searchParams));
  return (
    <ViewBoundary
      views={[
        ['binding-rows', pageQuery<'binding-rows'>(filter, 0)],
        ['binding-filters', { application: '' }],
      ]}
    >
      <BindingsPage />
    </ViewBoundary>
  );
}
