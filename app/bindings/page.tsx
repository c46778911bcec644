import { pageTitle } from '#app/page-title.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { bindingsFilter } from '#components/bindings/bindings-filter.ts';
import { BindingsPage } from '#components/bindings/bindings-page.tsx';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.bindings'));

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'binding-rows'>(bindingsFilter(param), (pageOf(param) ?? 1) - 1);
  return (
    <TextBoundary rooms={['bindings', 'blast-radius', 'calls', 'doctor', 'remedies']}>
      <ViewBoundary
        views={[
          ['binding-rows', query],
          ['binding-filters', { application: '', label: '' }],
        ]}
      >
        <BindingsPage />
      </ViewBoundary>
    </TextBoundary>
  );
}
