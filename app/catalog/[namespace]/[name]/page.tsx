import type { Metadata } from 'next';
import { CatalogEntry } from '#components/catalog/catalog-entry.tsx';

interface PageProps {
  params: Promise<{ namespace: string; name: string }>;
}

export const metadata: Metadata = { title: 'Catalog entry' };

export default async function CatalogEntryPage({ params }: PageProps) {
  const { namespace, name } = await params;
  return <CatalogEntry namespace={decodeURIComponent(namespace)} name={decodeURIComponent(name)} />;
}
