import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { applicationHref } from '#lib/client/links.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import type { Offer } from '#lib/domain/view/offers.ts';

export interface EntryDetailsProps {
  serviceClass: ServiceClass;
  plans: readonly ServicePlan[];
  offer: Offer;
}

/** The particulars of a catalog entry, its plans among them. */
export function EntryDetails({ serviceClass: { metadata, spec }, plans, offer }: EntryDetailsProps) {
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title="Details" />
      <CardBody>
        <KeyValues
          items={[
            {
              label: 'Application',
              value:
                offer.application === undefined ? undefined : (
                  <Link
                    href={applicationHref(offer.application)}
                    prefetch={false}
                    className="text-accent hover:underline"
                  >
                    {offer.application}
                  </Link>
                ),
            },
            { label: 'Provider', value: offer.provider },
            {
              label: 'Name',
              value: <code className="font-mono text-sm break-all">{spec.externalName}</code>,
            },
            { label: 'Class', value: <code className="font-mono text-sm break-all">{metadata.name}</code> },
            { label: 'Broker', value: spec.serviceBrokerName },
            { label: 'Bindable', value: offer.bindable ? 'Yes' : 'No, it has events only' },
            { label: 'Plans', value: <Plans plans={plans} /> },
            {
              label: 'Tags',
              value: spec.tags?.length ? (
                <span className="flex flex-wrap gap-1">
                  {spec.tags.map((tag) => (
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

function Plans({ plans }: { plans: readonly ServicePlan[] }) {
  return (
    <ul className="grid gap-1">
      {plans.map(({ metadata, spec, status }) => (
        <li key={metadata.name}>
          <span className="font-medium">{spec.externalMetadata?.displayName ?? spec.externalName}</span>
          {spec.free === true ? <span className="text-muted"> free</span> : null}
          {status?.removedFromBrokerCatalog === true ? <span className="text-warn"> withdrawn</span> : null}
          {spec.description === '' ? null : (
            <span className="block text-sm text-muted">{spec.description}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
