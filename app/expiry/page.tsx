import type { Metadata } from 'next';
import { expiryFilter } from '#components/expiry/expiry-address.ts';
import { ExpiryPage } from '#components/expiry/expiry-page.tsx';
import { pageQuery } from '#lib/client/page-query.ts';
import { readAddress, type SearchParams } from '../search-params.ts';
import { ViewBoundary } from '../view-boundary.tsx';

export const metadata: Metadata = { title: 'Expiry' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const filter = expiryFilter(readAddress(await searchParams));
  return (
    <ViewBoundary
      views={[
        ['expiry-rows', pageQuery(filter, 0)],
        ['expiry-forecast', {}],
      ]}
    >
      <ExpiryPage />
    </ViewBoundary>
  );
}
