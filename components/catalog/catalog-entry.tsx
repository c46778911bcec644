'use client';

import { LibraryBig, Link2, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadCard } from '#components/ui/load-card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { StatusBadge } from '#components/ui/status.tsx';
import { bindHref, serviceHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useObjects } from '#lib/client/objects.ts';
import { type LiveBindingGraph, useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { findService } from '#lib/domain/application/application.ts';
import { displayNameOfServiceClass, type ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { catalogOffers, type Offer } from '#lib/domain/view/offers.ts';
import { EntryDetails } from './entry-details.tsx';
import { EntryInstances } from './entry-instances.tsx';

const CreateInstance = dynamic(
  () => loadPart(() => import('./create-instance.tsx')).then((module) => module.CreateInstance),
  { ssr: false },
);
const EntrySpecification = dynamic(
  () => loadPart(() => import('./entry-specification.tsx')).then((module) => module.EntrySpecification),
  { ssr: false, loading: () => <SkeletonRows label="Loading the specification" rows={6} /> },
);

const breadcrumb = (
  <Link href="/catalog" prefetch={false} className="hover:underline">
    Catalog
  </Link>
);

/** One service of a namespace's catalog: its specification, its plans, its instances, and what can be done with it. */
export function CatalogEntry({ namespace, name }: { namespace: string; name: string }) {
  const live = useBindingGraph();
  const plans = useObjects('serviceplans');
  const serviceClass = live.items.serviceclasses.find(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  const ownPlans = useMemo(
    () =>
      plans.items.filter(
        ({ metadata, spec }) => metadata.namespace === namespace && spec.serviceClassRef?.name === name,
      ),
    [plans.items, namespace, name],
  );
  if (serviceClass !== undefined && !live.isPending) {
    return <Loaded live={live} serviceClass={serviceClass} plans={ownPlans} />;
  }
  return (
    <>
      <PageHeader title="Catalog entry" breadcrumb={breadcrumb} />
      <LoadCard noun="catalog" loading={live}>
        <EmptyState
          icon={LibraryBig}
          title={`The catalog of ${namespace} has no such service`}
          action={
            <Link href="/catalog" prefetch={false} className={buttonClass('primary')}>
              Show the catalog
            </Link>
          }
        >
          It was withdrawn, or its broker no longer offers it.
        </EmptyState>
      </LoadCard>
    </>
  );
}

interface LoadedProps {
  live: LiveBindingGraph;
  serviceClass: ServiceClass;
  plans: readonly ServicePlan[];
}

function Loaded({ live, serviceClass, plans }: LoadedProps) {
  const [isOrdering, setIsOrdering] = useState(false);
  const [offer] = catalogOffers([serviceClass], plans, live.chains);
  if (offer === undefined) {
    return null;
  }
  const { spec } = serviceClass;
  const application = live.items.applications.find(({ metadata }) => metadata.name === offer.application);
  const service = application === undefined ? undefined : findService(application, offer.serviceId);
  return (
    <>
      <PageHeader
        title={displayNameOfServiceClass(serviceClass)}
        breadcrumb={breadcrumb}
        description={spec.externalMetadata?.longDescription ?? spec.description}
        badge={
          <StatusBadge health={offer.offered ? 'ok' : 'warn'}>
            {offer.offered ? `Offered in ${offer.namespace}` : `Withdrawn in ${offer.namespace}`}
          </StatusBadge>
        }
        actions={
          <EntryActions
            offer={offer}
            why={whyNotOrdered(offer, serviceClass, plans)}
            onOrder={() => setIsOrdering(true)}
          />
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          {application === undefined || service === undefined ? (
            <Card>
              <EmptyState title="No specification">
                The broker of this service publishes none in the catalog.
              </EmptyState>
            </Card>
          ) : (
            <EntrySpecification
              application={application.metadata.name}
              service={service}
              editHref={serviceHref(application.metadata.name, service.id, 'edit')}
            />
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          <EntryDetails serviceClass={serviceClass} plans={plans} offer={offer} />
          <EntryInstances instances={offer.instances} />
        </div>
      </div>
      {isOrdering ? (
        <CreateInstance
          serviceClass={serviceClass}
          plans={plans}
          taken={live.items.serviceinstances
            .filter(({ metadata }) => metadata.namespace === offer.namespace)
            .map(({ metadata }) => metadata.name)}
          bindable={offer.bindable}
          onClose={() => setIsOrdering(false)}
        />
      ) : null}
    </>
  );
}

/** Why no instance can be ordered; undefined where one can. */
function whyNotOrdered(
  offer: Offer,
  { spec }: ServiceClass,
  plans: readonly ServicePlan[],
): string | undefined {
  if (!offer.offered) {
    return 'The service is withdrawn.';
  }
  const isOnce = spec.externalMetadata?.labels?.provisionOnlyOnce === 'true';
  if (isOnce && offer.instances.some(({ health }) => health.status !== 'bad')) {
    return 'The service is provisioned once in a namespace, and there is an instance already.';
  }
  return plans.length === 0 ? 'The service has no plan.' : undefined;
}

interface EntryActionsProps {
  offer: Offer;
  /** Why nothing can be ordered. */
  why: string | undefined;
  onOrder(): void;
}

function EntryActions({ offer, why, onOrder }: EntryActionsProps) {
  return (
    <>
      <Button
        aria-disabled={why === undefined ? undefined : true}
        title={why}
        onClick={() => {
          if (why === undefined) {
            onOrder();
          }
        }}
      >
        <Plus aria-hidden />
        Create instance
      </Button>
      {offer.bindable && offer.offered ? (
        <Link
          href={bindHref(offer.namespace, offer.serviceId)}
          prefetch={false}
          className={buttonClass('primary')}
        >
          <Link2 aria-hidden />
          Bind
        </Link>
      ) : null}
    </>
  );
}
