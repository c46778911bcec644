import type { Metadata } from 'next';
import { applicationsFilter, applicationsPage } from '#components/applications/applications-filter.ts';
import { ApplicationsList } from '#components/applications/applications-list.tsx';
import { pageQuery } from '#lib/client/page-query.ts';
import { readAddress, type SearchParams } from '../search-params.ts';
import { ViewBoundary } from '../view-boundary.tsx';

export const metadata: Metadata = { title: 'Applications' };

export default async function ApplicationsPage({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'application-rows'>(applicationsFilter(param), (applicationsPage(param) ?? 1) - 1);
  return (
    <ViewBoundary views={[['application-rows', query]]}>
      <ApplicationsList />
    </ViewBoundary>
  );
}
