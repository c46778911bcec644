import Link from 'next/link';
import { Status } from '#components/ui/status.tsx';
import { graphHref } from '#lib/client/links.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';

/** What one link of the chain consists of, each with its state and the way to it. */
export function ChainNodes({ nodes }: { nodes: readonly GraphNode[] }) {
  if (nodes.length === 0) {
    return null;
  }
  return (
    <ul className="overflow-hidden rounded-md border border-line">
      {nodes.map(({ id, kind, name, namespace, health }) => (
        <li
          key={id}
          className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-b border-line px-3 py-1 last:border-b-0"
        >
          <span className="min-w-0">
            <span className="text-sm text-muted">{nounOfNode(kind)} </span>
            <Link
              href={graphHref(id)}
              prefetch={false}
              className="font-medium wrap-anywhere text-accent hover:underline"
            >
              {name}
            </Link>
            {namespace === undefined ? null : <span className="text-sm text-muted"> in {namespace}</span>}
          </span>
          <Status health={health.status} className="text-sm">
            {health.word}
          </Status>
        </li>
      ))}
    </ul>
  );
}
