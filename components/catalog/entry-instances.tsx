import Link from 'next/link';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListCard } from '#components/ui/list-card.tsx';
import { Status } from '#components/ui/status.tsx';
import { graphHref } from '#lib/client/links.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';

/** Who has ordered the service. */
export function EntryInstances({ instances }: { instances: readonly GraphNode[] }) {
  return (
    <ListCard
      id="instances"
      title="Instances"
      isEmpty={instances.length === 0}
      empty={
        <EmptyState title="Not in use" className="py-8">
          Bind it to a workload: the instance is made with it.
        </EmptyState>
      }
    >
      <ul>
        {instances.map(({ id, name, health }) => (
          <li
            key={id}
            className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 border-b border-line px-4 py-1 last:border-b-0"
          >
            <Link
              href={graphHref(id)}
              prefetch={false}
              className="min-w-0 wrap-anywhere text-accent hover:underline"
            >
              {name}
            </Link>
            <Status health={health.status} className="text-sm">
              {health.word}
            </Status>
          </li>
        ))}
      </ul>
    </ListCard>
  );
}
