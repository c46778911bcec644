'use client';

import Link from 'next/link';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import type { BindingGraph, GraphNodeKind } from '#lib/domain/binding/binding-graph-node.ts';
import { countLinks, wordOfCount } from '#lib/domain/view/link-counts.ts';

const tiles: readonly { kind: GraphNodeKind; one: string; many: string; href: string }[] = [
  { kind: 'application', one: 'Application', many: 'Applications', href: '/applications' },
  { kind: 'service', one: 'Service', many: 'Services', href: '/catalog' },
  { kind: 'binding', one: 'Binding', many: 'Bindings', href: '/bindings' },
  { kind: 'workload', one: 'Workload', many: 'Workloads', href: '/graph' },
];

/** How much there is of each link of the chain, and how much of it works. */
export function Counts({ graph, isPending }: { graph: BindingGraph; isPending: boolean }) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {tiles.map(({ kind, one, many, href }) => {
        const counted = countLinks(graph, kind);
        return (
          <li key={kind} className="bg-surface hover:bg-inset/60">
            <Link href={href} prefetch={false} className="block px-4 py-3 focus-visible:-outline-offset-2">
              {isPending ? (
                <Skeleton className="my-1.5 h-5 w-10" />
              ) : (
                <span className="block text-2xl leading-8 font-semibold tabular-nums">{counted.count}</span>
              )}
              <span className="flex flex-col items-start text-sm text-muted sm:flex-row sm:flex-wrap sm:items-center sm:justify-between sm:gap-x-2">
                {counted.count === 1 ? one : many}
                {isPending || counted.health === 'todo' ? null : (
                  <span className="inline-flex items-center gap-1">
                    <StatusIcon health={counted.health} className="size-3.5" />
                    {wordOfCount(counted)}
                  </span>
                )}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
