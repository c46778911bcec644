import { pageTitle } from '#app/page-title.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { ViewBoundary } from '#app/view-boundary.tsx';
import { ServicePage } from '#components/services/service-page.tsx';
import { message } from '#lib/domain/texts/message.ts';

interface PageProps {
  params: Promise<{ name: string; id: string }>;
}

export const generateMetadata = () => pageTitle(message('shell.service'));

export default async function RegisteredServicePage({ params }: PageProps) {
  const { name, id } = await params;
  const query = { application: decodeURIComponent(name), id: decodeURIComponent(id) };
  return (
    <TextBoundary rooms={['editor', 'services', 'specifications']}>
      <ViewBoundary views={[['service', query]]}>
        <ServicePage application={query.application} serviceId={query.id} />
      </ViewBoundary>
    </TextBoundary>
  );
}
