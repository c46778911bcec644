'use client';

import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { LoadCard } from '#components/ui/load-card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { applicationHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { MissingService } from './missing-service.tsx';
import { ServicePlaces } from './service-places.tsx';
import { ServiceTabs } from './service-tabs.tsx';

export interface ServicePageProps {
  application: string;
  serviceId: string;
}

/** One registered service: its specification to read and to edit, its target and credentials. */
export function ServicePage({ application, serviceId }: ServicePageProps) {
  const t = useTexts('services');
  const view = useView('service', { application, id: serviceId });
  const { answer } = view;
  const service = answer?.service;
  const breadcrumb = (
    <>
      <Link href="/applications" prefetch={false} className="hover:underline">
        {t('applications')}
      </Link>
      <span aria-hidden> / </span>
      <Link href={applicationHref(application)} prefetch={false} className="hover:underline">
        {application}
      </Link>
    </>
  );
  if (answer === undefined || service === undefined) {
    return (
      <>
        <PageHeader title={t('service')} breadcrumb={breadcrumb} />
        <LoadCard noun={t('noun')} loading={view}>
          <MissingService
            application={application}
            isApplicationThere={answer?.isApplicationThere === true}
          />
        </LoadCard>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={service.displayName}
        breadcrumb={breadcrumb}
        badge={service.parts.map((part) => (
          <Badge key={part}>{part === 'API' ? t('api') : t('events')}</Badge>
        ))}
        description={service.description}
      />
      <ServicePlaces places={answer.places} count={service.placeCount} />
      <ServiceTabs application={application} service={service} users={answer.users} />
    </>
  );
}
