import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { ObjectPage } from '#components/objects/object-page.tsx';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';

interface PageProps {
  params: Promise<{ kind: string; key: string[] }>;
}

async function readAddress(params: PageProps['params']): Promise<{ kind: KindName; key: string }> {
  const { kind, key } = await params;
  if (!Object.hasOwn(kinds, kind)) {
    notFound();
  }
  return { kind: kind as KindName, key: key.map(decodeURIComponent).join('/') };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { kind, key } = await readAddress(params);
  return { title: `${kinds[kind].kind} ${key}` };
}

export default async function ObjectRoute({ params }: PageProps) {
  const { kind, key } = await readAddress(params);
  return (
    <TextBoundary rooms={['bindings', 'blast-radius', 'doctor', 'editor', 'objects', 'remedies']}>
      <ViewBoundary views={[['object', { kind, key }]]}>
        <ObjectPage kind={kind} objectKey={key} />
      </ViewBoundary>
    </TextBoundary>
  );
}
