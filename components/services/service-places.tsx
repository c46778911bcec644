'use client';

import Link from 'next/link';
import { catalogEntryHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface ServicePlacesProps {
  /** The first ones of `count`. */
  places: ViewAnswer<'service'>['places'];
  count: number;
}

/** The namespaces whose catalogs have a service, each leading to its entry there. */
export function ServicePlaces({ places, count }: ServicePlacesProps) {
  const t = useTexts('services');
  return (
    <p className="-mt-3 mb-4 flex flex-wrap gap-x-3 text-sm">
      <span className="text-muted">{count === 0 ? t('inNoCatalog') : t('inCatalogOf')}</span>
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
    </p>
  );
}
