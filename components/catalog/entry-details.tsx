import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { applicationHref, catalogEntryHref, serviceHref } from '#lib/client/links.ts';
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
  const { application, serviceId, displayName, parts, provider, externalName, broker, bindable, tags } =
    entry;
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title="Details" />
      <CardBody>
        <KeyValues
          items={[
            {
              label: 'Application',
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
              label: 'Service',
              value:
                application === undefined || parts === undefined ? undefined : (
                  <Link
                    href={serviceHref(application, serviceId)}
                    prefetch={false}
                    className="text-accent hover:underline"
                  >
                    {displayName} of {application}
                  </Link>
                ),
            },
            { label: 'Provider', value: provider },
            {
              label: 'Name',
              value: <code className="font-mono text-sm break-all">{externalName}</code>,
            },
            { label: 'Class', value: <code className="font-mono text-sm break-all">{name}</code> },
            { label: 'Broker', value: broker },
            { label: 'Bindable', value: bindable ? 'Yes' : 'No, it has events only' },
            { label: 'Plans', value: <Plans plans={plans} /> },
            {
              label: 'Also in',
              value: entry.placeCount === 0 ? undefined : <Places places={places} count={entry.placeCount} />,
            },
            {
              label: 'Tags',
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
  return (
    <ul className="grid gap-1">
      {plans.map(({ id, name, description, free, withdrawn }) => (
        <li key={id}>
          <span className="font-medium">{name}</span>
          {free ? <span className="text-muted"> free</span> : null}
          {withdrawn ? <span className="text-warn"> withdrawn</span> : null}
          {description === '' ? null : <span className="block text-sm text-muted">{description}</span>}
        </li>
      ))}
    </ul>
  );
}

function Places({ places, count }: Pick<EntryDetailsProps, 'places'> & { count: number }) {
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
      {count > places.length ? <span className="text-muted">and {count - places.length} more</span> : null}
    </span>
  );
}
