import type { Metadata } from 'next';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { expiryFilter } from '#components/expiry/expiry-address.ts';
import { ExpiryPage } from '#components/expiry/expiry-page.tsx';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';

export const metadata: Metadata = { title: 'Expiry' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'expiry-rows'>(expiryFilter(param), (pageOf(param) ?? 1) - 1);
  return (
    <ViewBoundary
      views={[
        ['expiry-rows', query],
        ['expiry-forecast', {}],
      ]}
    >
      <ExpiryPage />
    </ViewBoundary>
  );
}
