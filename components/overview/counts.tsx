'use client';

import Link from 'next/link';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { CountedNoun } from '#lib/domain/view/overview-views.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Count = ViewAnswer<'overview-counts'>['counts'][number];

interface Tile {
  id: CountedNoun;
  nouns: 'applications' | 'services' | 'bindings' | 'workloads';
  href: string;
  /** The same page with only what wants attention. */
  attentionHref: string;
}

const tiles: readonly Tile[] = [
  {
    id: 'application',
    nouns: 'applications',
    href: '/applications',
    attentionHref: '/applications?show=broken',
  },
  {
    id: 'service',
    nouns: 'services',
    href: '/catalog',
    attentionHref: '/catalog?state=broken',
  },
  {
    id: 'binding',
    nouns: 'bindings',
    href: '/bindings',
    attentionHref: '/bindings?show=problems',
  },
  {
    id: 'workload',
    nouns: 'workloads',
    href: '/graph',
    attentionHref: '/graph?show=problems',
  },
];

/** How much there is of each link of the chain, and how much of it wants attention, which the list shows by itself. */
export function Counts({ counts }: { counts: readonly Count[] | undefined }) {
  const t = useTexts('overview');
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {tiles.map(({ id, nouns, href, attentionHref }) => {
        const count = counts?.find((known) => known.id === id);
        return (
          <li key={id} className="relative bg-surface px-4 py-3 hover:bg-inset/60">
            {count === undefined ? (
              <Skeleton className="my-1.5 h-5 w-10" />
            ) : (
              <span className="block text-2xl leading-8 font-semibold tabular-nums">{count.count}</span>
            )}
            <span className="flex min-h-10 flex-col items-start text-sm text-muted sm:min-h-5 sm:flex-row sm:flex-wrap sm:items-center sm:justify-between sm:gap-x-2">
              <Link href={href} prefetch={false} className="after:absolute after:inset-0">
                {t(nouns, { count: count?.count ?? 0 })}
              </Link>
              {count === undefined || count.count === 0 ? null : (
                <State count={count} many={t(nouns, { count: 0 })} href={attentionHref} />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function State({ count: { attention, busy }, many, href }: { count: Count; many: string; href: string }) {
  const t = useTexts('overview');
  if (attention > 0) {
    return (
      <Link
        href={href}
        prefetch={false}
        className="relative inline-flex items-center gap-1 text-text underline-offset-2 hover:underline"
      >
        <StatusIcon health="bad" className="size-3.5" />
        <span className="tabular-nums">{t('needAttention', { count: attention })}</span>
        <span className="sr-only"> {t('ofNouns', { nouns: many })}</span>
      </Link>
    );
  }
  return (
    <span className="inline-flex items-center gap-1">
      <StatusIcon health={busy > 0 ? 'busy' : 'ok'} className="size-3.5" />
      {busy > 0 ? t('inProgress') : t('allGood')}
    </span>
  );
}
