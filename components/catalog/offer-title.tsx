import Link from 'next/link';
import { catalogEntryHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';

/** The name of a service: it leads to its entry, in the first of the namespaces that are named. */
export function OfferTitle({ offer: { displayName, places } }: { offer: RowOf<'catalog-rows'> }) {
  const [place] = places;
  return place === undefined ? (
    displayName
  ) : (
    <Link
      href={catalogEntryHref(place.id, place.className)}
      prefetch={false}
      title={displayName}
      className="font-medium wrap-anywhere hover:underline"
    >
      {displayName}
    </Link>
  );
}
