import type { Metadata } from 'next';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { type FirstView, ViewBoundary } from '#app/view-boundary.tsx';
import { GraphPage } from '#components/graph/graph-page.tsx';
import { graphQuery } from '#components/graph/graph-query.ts';

export const metadata: Metadata = { title: 'Binding graph' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const open = param('node', '');
  const node: FirstView[] = open === '' ? [] : [['node', { id: open }]];
  return (
    <ViewBoundary views={[['graph', graphQuery(param, open)], ...node]}>
      <GraphPage />
    </ViewBoundary>
  );
}
