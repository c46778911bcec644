'use client';

import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { LoadCard } from '#components/ui/load-card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { applicationHref } from '#lib/client/links.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { findService } from '#lib/domain/application/application.ts';
import { MissingService } from './missing-service.tsx';
import { ServiceTabs } from './service-tabs.tsx';

export interface ServicePageProps {
  application: string;
  serviceId: string;
}

/** One registered service: its specification to read and to edit, its target and credentials. */
export function ServicePage({ application, serviceId }: ServicePageProps) {
  const live = useBindingGraph();
  const object = live.items.applications.find(({ metadata }) => metadata.name === application);
  const service = object === undefined ? undefined : findService(object, serviceId);
  const breadcrumb = (
    <>
      <Link href="/applications" prefetch={false} className="hover:underline">
        Applications
      </Link>
      <span aria-hidden> / </span>
      <Link href={applicationHref(application)} prefetch={false} className="hover:underline">
        {application}
      </Link>
    </>
  );
  if (service === undefined || live.isPending) {
    return (
      <>
        <PageHeader title="Service" breadcrumb={breadcrumb} />
        <LoadCard noun="service" loading={live}>
          <MissingService application={application} isApplicationThere={object !== undefined} />
        </LoadCard>
      </>
    );
  }
  const node = live.chains.of(application).service.find(({ id }) => id.endsWith(`/${serviceId}`));
  const users =
    node === undefined ? [] : live.chains.below(node.id).filter(({ kind }) => kind === 'workload');
  return (
    <>
      <PageHeader
        title={service.displayName}
        breadcrumb={breadcrumb}
        badge={service.entries.map(({ type }) => <Badge key={type}>{type}</Badge>)}
        description={service.description}
      />
      <ServiceTabs application={application} service={service} users={users} />
    </>
  );
}
