import { pageTitle } from '#app/page-title.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { applicationsFilter } from '#components/applications/applications-filter.ts';
import { ApplicationsList } from '#components/applications/applications-list.tsx';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.applications'));

export default async function ApplicationsPage({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const query = pageQuery<'application-rows'>(applicationsFilter(param), (pageOf(param) ?? 1) - 1);
  return (
    <TextBoundary rooms={['applications', 'blast-radius', 'tokens']}>
      <ViewBoundary views={[['application-rows', query]]}>
        <ApplicationsList />
      </ViewBoundary>
    </TextBoundary>
  );
}
