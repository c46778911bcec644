'use client';

import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { applicationHref, catalogEntryHref, serviceHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Answer = ViewAnswer<'catalog-entry'>;

export interface EntryDetailsProps {
  /** Of its class. */
  name: string;
  entry: NonNullable<Answer['entry']>;
  plans: Answer['plans'];
  places: Answer['places'];
}

/** The particulars of a catalog entry, its plans among them. */
export function EntryDetails({ name, entry, plans, places }: EntryDetailsProps) {
  const t = useTexts('catalog');
  const { application, serviceId, displayName, parts, provider, externalName, broker, bindable, tags } =
    entry;
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title={t('details')} />
      <CardBody>
        <KeyValues
          items={[
            {
              label: t('application'),
              value:
                application === undefined ? undefined : (
                  <Link
                    href={applicationHref(application)}
                    prefetch={false}
                    className="text-accent hover:underline"
                  >
                    {application}
                  </Link>
                ),
            },
            {
              label: t('service'),
              value:
                application === undefined || parts === undefined ? undefined : (
                  <Link
                    href={serviceHref(application, serviceId)}
                    prefetch={false}
                    className="text-accent hover:underline"
                  >
                    {t('serviceOf', { service: displayName, application })}
                  </Link>
                ),
            },
            { label: t('provider'), value: provider },
            {
              label: t('name'),
              value: <code className="font-mono text-sm break-all">{externalName}</code>,
            },
            { label: t('class'), value: <code className="font-mono text-sm break-all">{name}</code> },
            { label: t('broker'), value: broker },
            { label: t('bindable'), value: bindable ? t('yes') : t('notBindable') },
            { label: t('plans'), value: <Plans plans={plans} /> },
            {
              label: t('alsoIn'),
              value: entry.placeCount === 0 ? undefined : <Places places={places} count={entry.placeCount} />,
            },
            {
              label: t('tags'),
              value:
                tags.length > 0 ? (
                  <span className="flex flex-wrap gap-1">
                    {tags.map((tag) => (
                      <Badge key={tag}>{tag}</Badge>
                    ))}
                  </span>
                ) : undefined,
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}

function Plans({ plans }: Pick<EntryDetailsProps, 'plans'>) {
  const t = useTexts('catalog');
  return (
    <ul className="grid gap-1">
      {plans.map(({ id, name, description, free, withdrawn }) => (
        <li key={id}>
          <span className="font-medium">{name}</span>
          {free ? <span className="text-muted"> {t('isFree')}</span> : null}
          {withdrawn ? <span className="text-warn"> {t('isWithdrawn')}</span> : null}
          {description === '' ? null : <span className="block text-sm text-muted">{description}</span>}
        </li>
      ))}
    </ul>
  );
}

function Places({ places, count }: Pick<EntryDetailsProps, 'places'> & { count: number }) {
  const t = useTexts('catalog');
  return (
    <span className="flex flex-wrap gap-x-3">
      {places.map(({ id, className }) => (
        <Link
          key={id}
          href={catalogEntryHref(id, className)}
          prefetch={false}
          className="text-accent hover:underline"
        >
          {id}
        </Link>
      ))}
      {count > places.length ? (
        <span className="text-muted">{t('andMore', { count: count - places.length })}</span>
      ) : null}
    </span>
  );
}
