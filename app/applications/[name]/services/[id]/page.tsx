import type { Metadata } from 'next';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { ServicePage } from '#components/services/service-page.tsx';

interface PageProps {
  params: Promise<{ name: string; id: string }>;
}

export const metadata: Metadata = { title: 'Service' };

export default async function RegisteredServicePage({ params }: PageProps) {
  const { name, id } = await params;
  const query = { application: decodeURIComponent(name), id: decodeURIComponent(id) };
  return (
    <ViewBoundary views={[['service', query]]}>
      <ServicePage application={query.application} serviceId={query.id} />
    </ViewBoundary>
  );
}
