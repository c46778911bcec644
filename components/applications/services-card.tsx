'use client';

import { ChevronDown, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button, buttonClass, IconButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { ListCard } from '#components/ui/list-card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { cn } from '#lib/client/cn.ts';
import { connectHref, serviceHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ServiceEntries } from './service-entries.tsx';

const DeleteService = dynamic(
  () => loadPart(() => import('./delete-service.tsx')).then((module) => module.DeleteService),
  {
    ssr: false,
  },
);

type Service = ViewAnswer<'application'>['services'][number];

export interface ServicesCardProps {
  application: string;
  services: readonly Service[];
  /** How many there are, with those that are not shown. */
  count: number;
  /** ISO time since when calls are counted; undefined where the gateway does not say. */
  callsSince: string | undefined;
  onShowMore(): void;
}

/** What the application has registered. */
export function ServicesCard({ application, services, count, callsSince, onShowMore }: ServicesCardProps) {
  const t = useTexts('applications');
  const [deleting, setDeleting] = useState<Service>();
  const register = (
    <Link href={connectHref(application)} prefetch={false} className={buttonClass('secondary', 'sm')}>
      {t('registerService')}
    </Link>
  );
  return (
    <>
      <ListCard
        id="services"
        title={t('services')}
        actions={services.length === 0 ? undefined : register}
        isEmpty={services.length === 0}
        empty={
          <EmptyState title={t('nothingRegistered')} action={register} className="py-8">
            {t('nothingRegisteredHint')}
          </EmptyState>
        }
      >
        <ul>
          {services.map((service) => (
            <ServiceItem
              key={service.id}
              application={application}
              service={service}
              callsSince={callsSince}
              onDelete={() => setDeleting(service)}
            />
          ))}
        </ul>
        {count === services.length ? null : (
          <p className="flex items-center justify-between gap-2 px-4 py-2 text-sm text-muted">
            {t('shownOfServices', { shown: services.length, count })}
            <Button size="sm" onClick={onShowMore}>
              {t('showMore')}
            </Button>
          </p>
        )}
      </ListCard>
      {deleting === undefined ? null : (
        <DeleteService
          application={application}
          service={services.find(({ id }) => id === deleting.id) ?? deleting}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}

interface ServiceItemProps {
  application: string;
  service: Service;
  callsSince: string | undefined;
  onDelete(): void;
}

function ServiceItem({ application, service, callsSince, onDelete }: ServiceItemProps) {
  const t = useTexts('applications');
  const name = service.displayName;
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
                <Badge key={type}>{type === 'API' ? t('api') : t('events')}</Badge>
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
          {t.rich('openService', { name, hidden: (text) => <span className="sr-only">{text}</span> })}
        </Link>
        <IconButton label={t('deleteService', { name })} onClick={onDelete}>
          <Trash2 />
        </IconButton>
      </div>
      {open ? (
        <div id={panelId} className="grid gap-4 pr-4 pb-4 pl-10">
          <KeyValues
            items={[
              { label: t('provider'), value: service.provider },
              { label: t('catalogName'), value: <code className="font-mono text-sm">{service.name}</code> },
              { label: t('id'), value: <code className="font-mono text-sm">{service.id}</code> },
              { label: t('identifier'), value: service.identifier },
              { label: t('offeredIn'), value: service.offeredIn.join(', ') },
              { label: t('lastCall'), value: lastCall(t, service, callsSince) },
            ]}
          />
          <ServiceEntries entries={service.entries} />
        </div>
      ) : null}
    </li>
  );
}

/** Nothing where the gateway does not say. */
function lastCall(t: Texts<'applications'>, { lastCallAt }: Service, since: string | undefined) {
  if (since === undefined) {
    return undefined;
  }
  return lastCallAt === undefined ? (
    t.rich('noCallSince', { time: () => <RelativeTime value={since} /> })
  ) : (
    <RelativeTime value={lastCallAt} />
  );
}
