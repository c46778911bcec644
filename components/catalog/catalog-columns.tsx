'use client';

import Link from 'next/link';
import type { RowsColumn } from '#components/ui/rows-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { applicationHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { OfferAction } from './offer-action.tsx';
import { OfferPlaces } from './offer-places.tsx';
import { OfferTitle } from './offer-title.tsx';

/** The columns of the catalog's table; narrow screens keep name, state and action. */
export const catalogColumns = (t: Texts<'catalog'>): RowsColumn<RowOf<'catalog-rows'>>[] => [
  {
    id: 'name',
    header: t('service'),
    sortable: true,
    isFixed: true,
    cell: (offer) => (
      <div className="min-w-0">
        <OfferTitle offer={offer} />
        <p className="hidden max-w-64 truncate text-sm text-muted sm:block xl:max-w-80">
          {offer.description}
        </p>
      </div>
    ),
  },
  {
    id: 'application',
    header: t('application'),
    className: 'hidden md:table-cell',
    sortable: true,
    cell: ({ application, provider }) =>
      application === undefined ? (
        <span className="text-muted">{provider}</span>
      ) : (
        <Link
          href={applicationHref(application)}
          prefetch={false}
          className="wrap-anywhere text-accent hover:underline"
        >
          {application}
        </Link>
      ),
  },
  {
    id: 'namespaces',
    header: t('allowedIn'),
    className: 'hidden lg:table-cell',
    sortable: true,
    cell: (offer) => <OfferPlaces offer={offer} most={2} />,
  },
  {
    id: 'plans',
    header: t('plans'),
    className: 'hidden xl:table-cell text-muted',
    cell: ({ plans, planCount }) =>
      planCount > plans.length
        ? t('plansAndMore', { plans: plans.join(', '), more: planCount - plans.length })
        : plans.join(', '),
  },
  {
    id: 'instances',
    header: t('inUse'),
    align: 'end',
    className: 'hidden md:table-cell tabular-nums',
    sortable: true,
    cell: ({ instanceCount }) => instanceCount,
  },
  {
    id: 'status',
    header: t('state'),
    sortable: true,
    cell: ({ health, word }) => <Status health={health}>{word}</Status>,
  },
  {
    id: 'actions',
    header: t('actions'),
    headerHidden: true,
    align: 'end',
    cell: (offer) => <OfferAction offer={offer} />,
  },
];
