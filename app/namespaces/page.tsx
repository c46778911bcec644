import { pageTitle } from '#app/page-title.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { matrixFilter, matrixQuery } from '#components/namespaces/matrix-filter.ts';
import { NamespacesMatrix } from '#components/namespaces/namespaces-matrix.tsx';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.namespaces'));

export default async function NamespacesPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = matrixFilter(readAddress(await searchParams));
  return (
    <TextBoundary rooms={['bindings', 'blast-radius', 'doctor', 'namespaces', 'remedies']}>
      <ViewBoundary
        views={[
          ['matrix-cells', matrixQuery(filter, 0, 0)],
          ['namespace-orphans', {}],
        ]}
      >
        <NamespacesMatrix />
      </ViewBoundary>
    </TextBoundary>
  );
}
