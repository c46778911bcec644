import { pageTitle } from '#app/page-title.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { type FirstView, ViewBoundary } from '#app/view-boundary.tsx';
import { GraphPage } from '#components/graph/graph-page.tsx';
import { graphQuery } from '#components/graph/graph-query.ts';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.bindingGraph'));

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const param = readAddress(await searchParams);
  const open = param('node', '');
  const node: FirstView[] = open === '' ? [] : [['node', { id: open }]];
  return (
    <TextBoundary rooms={['bindings', 'blast-radius', 'calls', 'doctor', 'editor', 'graph', 'remedies']}>
      <ViewBoundary views={[['graph', graphQuery(param, open)], ...node]}>
        <GraphPage />
      </ViewBoundary>
    </TextBoundary>
  );
}
