import type { Metadata } from 'next';
import { ServicePage } from '#components/services/service-page.tsx';

interface PageProps {
  params: Promise<{ name: string; id: string }>;
}

export const metadata: Metadata = { title: 'Service' };

export default async function RegisteredServicePage({ params }: PageProps) {
  const { name, id } = await params;
  return <ServicePage application={decodeURIComponent(name)} serviceId={decodeURIComponent(id)} />;
}
