import { pageTitle } from '#app/page-title.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { expiryFilter } from '#components/expiry/expiry-address.ts';
import { ExpiryPage } from '#components/expiry/expiry-page.tsx';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.expiry'));

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'expiry-rows'>(expiryFilter(param), (pageOf(param) ?? 1) - 1);
  return (
    <TextBoundary rooms={['certificates', 'expiry', 'tokens']}>
      <ViewBoundary
        views={[
          ['expiry-rows', query],
          ['expiry-forecast', {}],
        ]}
      >
        <ExpiryPage />
      </ViewBoundary>
    </TextBoundary>
  );
}
