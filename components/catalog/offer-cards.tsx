import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Status } from '#components/ui/status.tsx';
import { applicationHref, bindHref, catalogEntryHref } from '#lib/client/links.ts';
import type { Offer } from '#lib/domain/view/offers.ts';

export function OfferCards({ offers }: { offers: readonly Offer[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-3">
      {offers.map((offer) => (
        <li key={offer.key} className="flex flex-col rounded-lg border border-line bg-surface">
          <div className="flex-1 px-4 py-3">
            <h3 className="font-medium break-words">
              <Link
                href={catalogEntryHref(offer.namespace, offer.className)}
                prefetch={false}
                className="hover:underline"
              >
                {offer.displayName}
              </Link>
            </h3>
            <p className="mt-0.5 line-clamp-2 text-sm break-words text-muted" title={offer.description}>
              {offer.description}
            </p>
            <p className="mt-2 text-sm">
              {offer.application === undefined ? (
                offer.provider
              ) : (
                <>
                  <Link
                    href={applicationHref(offer.application)}
                    prefetch={false}
                    className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
                  >
                    {offer.application}
                  </Link>
                  {offer.provider === '' ? null : <span className="text-muted"> by {offer.provider}</span>}
                </>
              )}
            </p>
          </div>
          <div className="flex min-h-11 items-center gap-2 border-t border-line py-1.5 pr-2 pl-4">
            {offer.plans.map((plan) => (
              <Badge key={plan}>plan {plan}</Badge>
            ))}
            <span className="text-sm text-muted tabular-nums">
              {offer.instances.length === 0 ? 'not in use' : `${offer.instances.length} in use`}
            </span>
            <span className="ml-auto">
              <OfferAction offer={offer} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function OfferAction({ offer }: { offer: Offer }) {
  if (!offer.offered) {
    return (
      <Status health="warn" className="pr-2 text-sm">
        Withdrawn
      </Status>
    );
  }
  if (!offer.bindable) {
    return <span className="pr-2 text-sm text-muted">Events, no binding</span>;
  }
  return (
    <Link
      href={bindHref(offer.namespace, offer.serviceId)}
      prefetch={false}
      className={buttonClass('secondary', 'sm')}
    >
      <Link2 aria-hidden />
      Bind
      <span className="sr-only">
        {' '}
        {offer.displayName} in {offer.namespace}
      </span>
    </Link>
  );
}
