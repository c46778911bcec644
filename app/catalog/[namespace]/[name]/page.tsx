import { pageTitle } from '#app/page-title.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { CatalogEntry } from '#components/catalog/catalog-entry.tsx';
import { message } from '#lib/domain/texts/message.ts';

interface PageProps {
  params: Promise<{ namespace: string; name: string }>;
}

export const generateMetadata = () => pageTitle(message('shell.catalogEntry'));

export default async function CatalogEntryPage({ params }: PageProps) {
  const { namespace, name } = await params;
  const query = { namespace: decodeURIComponent(namespace), name: decodeURIComponent(name) };
  return (
    <TextBoundary rooms={['bindings', 'blast-radius', 'catalog', 'doctor', 'remedies', 'specifications']}>
      <ViewBoundary views={[['catalog-entry', query]]}>
        <CatalogEntry {...query} />
      </ViewBoundary>
    </TextBoundary>
  );
}
