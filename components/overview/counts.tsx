'use client';

import Link from 'next/link';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import type { CountedNoun } from '#lib/domain/view/overview-views.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Count = ViewAnswer<'overview-counts'>['counts'][number];

interface Tile {
  id: CountedNoun;
  one: string;
  many: string;
  href: string;
  /** The same page with only what wants attention. */
  attentionHref: string;
}

const tiles: readonly Tile[] = [
  {
    id: 'application',
    one: 'Application',
    many: 'Applications',
    href: '/applications',
    attentionHref: '/applications?show=broken',
  },
  {
    id: 'service',
    one: 'Catalog service',
    many: 'Catalog services',
    href: '/catalog',
    attentionHref: '/catalog?state=broken',
  },
  {
    id: 'binding',
    one: 'Binding',
    many: 'Bindings',
    href: '/bindings',
    attentionHref: '/bindings?show=problems',
  },
  {
    id: 'workload',
    one: 'Workload',
    many: 'Workloads',
    href: '/graph',
    attentionHref: '/graph?show=problems',
  },
];

/** How much there is of each link of the chain, and how much of it wants attention, which the list shows by itself. */
export function Counts({ counts }: { counts: readonly Count[] | undefined }) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {tiles.map(({ id, one, many, href, attentionHref }) => {
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
                {count?.count === 1 ? one : many}
              </Link>
              {count === undefined || count.count === 0 ? null : (
                <State count={count} many={many} href={attentionHref} />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function State({ count: { attention, busy }, many, href }: { count: Count; many: string; href: string }) {
  if (attention > 0) {
    return (
      <Link
        href={href}
        prefetch={false}
        className="relative inline-flex items-center gap-1 text-text underline-offset-2 hover:underline"
      >
        <StatusIcon health="bad" className="size-3.5" />
        <span className="tabular-nums">{attention}</span> need{attention === 1 ? 's' : ''} attention
        <span className="sr-only"> of {many}</span>
      </Link>
    );
  }
  return (
    <span className="inline-flex items-center gap-1">
      <StatusIcon health={busy > 0 ? 'busy' : 'ok'} className="size-3.5" />
      {busy > 0 ? 'in progress' : 'all good'}
    </span>
  );
}
