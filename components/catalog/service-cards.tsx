'use client';

import Link from 'next/link';
import { memo } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { PageNumbers } from '#components/ui/page-numbers.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Status } from '#components/ui/status.tsx';
import { applicationHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Rows } from '#lib/client/use-rows.ts';
import { OfferAction } from './offer-action.tsx';
import { OfferPlaces } from './offer-places.tsx';
import { OfferTitle } from './offer-title.tsx';
import { useVisibleCards } from './use-visible-cards.ts';

type Offer = RowOf<'catalog-rows'>;

const cardClass = 'flex h-48 min-w-0 flex-col rounded-lg border border-line bg-surface';

/** The services as cards of one height: those in sight, with space in place of the others. */
export function ServiceCards({ rows }: { rows: Rows<Offer> }) {
  const t = useTexts('catalog');
  const { list, follower, first, last, beforePx, afterPx } = useVisibleCards(rows);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  return (
    <div style={{ paddingTop: beforePx, paddingBottom: afterPx }}>
      <ul
        ref={list}
        aria-label={t('services')}
        aria-busy={rows.isPrevious}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-3"
      >
        {indexes.map((index) => {
          const offer = rows.at(index);
          return (
            <li
              key={offer?.id ?? `place-${index}`}
              aria-setsize={rows.total}
              aria-posinset={index + 1}
              className={cardClass}
            >
              {offer === undefined ? <Skeleton className="m-4 h-4 w-48" /> : <ServiceCard offer={offer} />}
            </li>
          );
        })}
      </ul>
      {follower}
      {rows.page === undefined ? null : (
        <Card className="mt-3">
          <PageNumbers page={rows.page} total={rows.total} />
        </Card>
      )}
    </div>
  );
}

/** Drawn again only when its own service changed. */
const ServiceCard = memo(function PlainServiceCard({ offer }: { offer: Offer }) {
  const t = useTexts('catalog');
  const { description, plans, planCount, instanceCount, health, word } = offer;
  return (
    <>
      <div className="min-h-0 flex-1 px-4 py-3">
        <h2 className="truncate">
          <OfferTitle offer={offer} />
        </h2>
        <p className="mt-0.5 line-clamp-2 h-10 text-sm break-words text-muted" title={description}>
          {description}
        </p>
        <p className="mt-1 truncate text-sm">
          <Source offer={offer} />
        </p>
        <div className="mt-1">
          <OfferPlaces offer={offer} most={3} />
        </div>
      </div>
      <div className="flex h-11 shrink-0 items-center gap-2 border-t border-line pr-2 pl-4">
        <Status health={health} className="text-sm">
          {instanceCount > 0 && health === 'ok' ? t('countInUse', { count: instanceCount }) : word}
        </Status>
        <span className="flex min-w-0 gap-1 overflow-hidden">
          {plans.map((plan) => (
            <Badge key={plan}>{t('planNamed', { plan })}</Badge>
          ))}
          {planCount > plans.length ? <Badge>+{planCount - plans.length}</Badge> : null}
        </span>
        <span className="ml-auto shrink-0">
          <OfferAction offer={offer} />
        </span>
      </div>
    </>
  );
});

function Source({ offer: { application, provider } }: { offer: Offer }) {
  const t = useTexts('catalog');
  if (application === undefined) {
    return provider;
  }
  const link = (
    <Link
      href={applicationHref(application)}
      prefetch={false}
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {application}
    </Link>
  );
  return provider === ''
    ? link
    : t.rich('applicationBy', {
        provider,
        application: () => link,
        muted: (text) => <span className="text-muted">{text}</span>,
      });
}
