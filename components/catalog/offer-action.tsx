'use client';

import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { bindHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';

/** Binds a service, in the namespace that is asked for or the first one that it can be bound in. */
export function OfferAction({ offer }: { offer: RowOf<'catalog-rows'> }) {
  const t = useTexts('catalog');
  const { displayName, serviceId, offered, bindIn } = offer;
  if (!offered) {
    return null;
  }
  if (bindIn === undefined) {
    return <span className="text-sm text-muted">{t('eventsNoBinding')}</span>;
  }
  return (
    <Link href={bindHref(bindIn, serviceId)} prefetch={false} className={buttonClass('secondary', 'sm')}>
      <Link2 aria-hidden />
      {t.rich('bindOffer', {
        service: displayName,
        namespace: bindIn,
        hidden: (text) => <span className="sr-only">{text}</span>,
      })}
    </Link>
  );
}
