import { pageTitle } from '#app/page-title.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { Catalog } from '#components/catalog/catalog.tsx';
import { catalogChoices, catalogFilter } from '#components/catalog/catalog-filter.ts';
import { pageOf } from '#lib/client/list-address.ts';
import { pageQuery } from '#lib/client/page-query.ts';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.catalog'));

export default async function CatalogPage({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const filter = catalogFilter(param);
  return (
    <TextBoundary rooms={['catalog']}>
      <ViewBoundary
        views={[
          ['catalog-rows', pageQuery(filter, (pageOf(param) ?? 1) - 1)],
          ['catalog-choices', catalogChoices(filter)],
        ]}
      >
        <Catalog />
      </ViewBoundary>
    </TextBoundary>
  );
}
