import type { Metadata } from 'next';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { matrixFilter, matrixQuery } from '#components/namespaces/matrix-filter.ts';
import { NamespacesMatrix } from '#components/namespaces/namespaces-matrix.tsx';

export const metadata: Metadata = { title: 'Namespaces' };

export default async function NamespacesPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = matrixFilter(readAddress(await searchParams));
  return (
    <ViewBoundary
      views={[
        ['matrix-cells', matrixQuery(filter, 0, 0)],
        ['namespace-orphans', {}],
      ]}
    >
      <NamespacesMatrix />
    </ViewBoundary>
  );
}
