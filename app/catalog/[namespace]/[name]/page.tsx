import type { Metadata } from 'next';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { CatalogEntry } from '#components/catalog/catalog-entry.tsx';

interface PageProps {
  params: Promise<{ namespace: string; name: string }>;
}

export const metadata: Metadata = { title: 'Catalog entry' };

export default async function CatalogEntryPage({ params }: PageProps) {
  const { namespace, name } = await params;
  const query = { namespace: decodeURIComponent(namespace), name: decodeURIComponent(name) };
  return (
    <ViewBoundary views={[['catalog-entry', query]]}>
      <CatalogEntry {...query} />
    </ViewBoundary>
  );
}
