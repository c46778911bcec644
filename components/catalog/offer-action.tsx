import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { bindHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';

/** Binds a service, in the namespace that is asked for or the first one that it can be bound in. */
export function OfferAction({ offer }: { offer: RowOf<'catalog-rows'> }) {
  const { displayName, serviceId, offered, bindIn } = offer;
  if (!offered) {
    return null;
  }
  if (bindIn === undefined) {
    return <span className="text-sm text-muted">Events, no binding</span>;
  }
  return (
    <Link href={bindHref(bindIn, serviceId)} prefetch={false} className={buttonClass('secondary', 'sm')}>
      <Link2 aria-hidden />
      Bind
      <span className="sr-only">
        {' '}
        {displayName} in {bindIn}
      </span>
    </Link>
  );
}
