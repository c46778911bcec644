'use client';

import Link from 'next/link';
import { catalogEntryHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';

export interface OfferPlacesProps {
  offer: RowOf<'catalog-rows'>;
  /** So many namespaces are named at most. */
  most: number;
}

/** The namespaces that a service is allowed in, each leading to its entry there. */
export function OfferPlaces({ offer: { displayName, places, placeCount }, most }: OfferPlacesProps) {
  const t = useTexts('catalog');
  const named = places.slice(0, most);
  const more = placeCount - named.length;
  return (
    <span className="flex min-w-0 items-center gap-x-2 text-sm">
      {most > 2 ? <span className="text-muted">{t('placesIn')}</span> : null}
      {named.map(({ id: namespace, className, offered }) => (
        <Link
          key={namespace}
          href={catalogEntryHref(namespace, className)}
          prefetch={false}
          title={offered ? namespace : t('withdrawnIn', { namespace })}
          aria-label={
            offered
              ? t('serviceIn', { service: displayName, namespace })
              : t('serviceWithdrawnIn', { service: displayName, namespace })
          }
          className={
            offered
              ? 'truncate text-accent hover:underline'
              : 'truncate text-muted line-through hover:underline'
          }
        >
          {namespace}
        </Link>
      ))}
      {more > 0 ? <span className="shrink-0 text-muted">{t('andMore', { count: more })}</span> : null}
    </span>
  );
}
