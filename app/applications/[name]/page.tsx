import type { Metadata } from 'next';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { applicationQuery } from '#components/applications/application-query.ts';
import { Cockpit } from '#components/applications/cockpit.tsx';

interface PageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function ApplicationPage({ params }: PageProps) {
  const name = decodeURIComponent((await params).name);
  return (
    <TextBoundary
      rooms={[
        'applications',
        'bindings',
        'blast-radius',
        'calls',
        'certificates',
        'doctor',
        'remedies',
        'tokens',
      ]}
    >
      <ViewBoundary views={[['application', applicationQuery(name)]]}>
        <Cockpit name={name} />
      </ViewBoundary>
    </TextBoundary>
  );
}
