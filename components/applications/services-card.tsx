'use client';

import { ChevronDown, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass, IconButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { ListCard } from '#components/ui/list-card.tsx';
import { cn } from '#lib/client/cn.ts';
import { connectHref, serviceHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import {
  type Application,
  type ApplicationService,
  servicesOf,
} from '#lib/domain/application/application.ts';
import type { Chain } from '#lib/domain/binding/chain.ts';
import { ServiceEntries } from './service-entries.tsx';

const DeleteService = dynamic(
  () => loadPart(() => import('./delete-service.tsx')).then((module) => module.DeleteService),
  {
    ssr: false,
  },
);

export interface ServicesCardProps {
  application: Application;
  chain: Chain;
}

/** What the application has registered. */
export function ServicesCard({ application, chain }: ServicesCardProps) {
  const services = servicesOf(application);
  const [deleting, setDeleting] = useState<ApplicationService>();
  const register = (
    <Link
      href={connectHref(application.metadata.name)}
      prefetch={false}
      className={buttonClass('secondary', 'sm')}
    >
      Register service
    </Link>
  );
  return (
    <>
      <ListCard
        id="services"
        title="Services"
        actions={services.length === 0 ? undefined : register}
        isEmpty={services.length === 0}
        empty={
          <EmptyState title="Nothing registered" action={register} className="py-8">
            Register an API or events here, or let the application do it with its certificate.
          </EmptyState>
        }
      >
        <ul>
          {services.map((service) => (
            <ServiceItem
              key={service.id}
              application={application.metadata.name}
              service={service}
              onDelete={() => setDeleting(service)}
            />
          ))}
        </ul>
      </ListCard>
      {deleting === undefined ? null : (
        <DeleteService
          application={application.metadata.name}
          service={deleting}
          chain={chain}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}

interface ServiceItemProps {
  application: string;
  service: ApplicationService;
  onDelete(): void;
}

function ServiceItem({ application, service, onDelete }: ServiceItemProps) {
  const [open, setOpen] = useState(false);
  const panelId = `service-${service.id}`;
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="flex items-start gap-2 py-2 pr-2 pl-4">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 items-start gap-2 rounded-sm text-left"
        >
          <ChevronDown
            aria-hidden
            className={cn(
              'mt-1 size-4 shrink-0 text-muted transition-transform duration-100',
              !open && '-rotate-90',
            )}
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium break-words">{service.displayName}</span>
              {service.entries.map(({ type }) => (
                <Badge key={type}>{type}</Badge>
              ))}
            </span>
            <span className="block text-sm break-words text-muted">{service.description}</span>
          </span>
        </button>
        <Link
          href={serviceHref(application, service.id)}
          prefetch={false}
          className={buttonClass('secondary', 'sm')}
        >
          Open<span className="sr-only"> service {service.displayName}</span>
        </Link>
        <IconButton label={`Delete service ${service.displayName}`} onClick={onDelete}>
          <Trash2 />
        </IconButton>
      </div>
      {open ? (
        <div id={panelId} className="grid gap-4 pr-4 pb-4 pl-10">
          <KeyValues
            items={[
              { label: 'Provider', value: service.providerDisplayName },
              { label: 'Catalog name', value: <code className="font-mono text-sm">{service.name}</code> },
              { label: 'Id', value: <code className="font-mono text-sm">{service.id}</code> },
              { label: 'Identifier', value: service.identifier },
            ]}
          />
          <ServiceEntries entries={service.entries} />
        </div>
      ) : null}
    </li>
  );
}
