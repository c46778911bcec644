import type { Metadata } from 'next';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { applicationsFilter } from '#components/applications/applications-filter.ts';
import { ApplicationsList } from '#components/applications/applications-list.tsx';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';

export const metadata: Metadata = { title: 'Applications' };

export default async function ApplicationsPage({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'application-rows'>(applicationsFilter(param), (pageOf(param) ?? 1) - 1);
  return (
    <ViewBoundary views={[['application-rows', query]]}>
      <ApplicationsList />
    </ViewBoundary>
  );
}
