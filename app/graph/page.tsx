import type { Metadata } from 'next';
import { GraphPage } from '#components/graph/graph-page.tsx';

export const metadata: Metadata = { title: 'Binding graph' };

export default function Page() {
  return <GraphPage />;
}
