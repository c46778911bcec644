import { Server } from 'lucide-react';
import Link from 'next/link';
import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';

/** Which cluster is shown, and who asks it: two tabs may show two. */
export function ClusterName({ names: { context, cluster, user, server } }: { names: ClusterNames }) {
  const name = context ?? cluster;
  return (
    <Link
      href="/settings#cluster"
      prefetch={false}
      title={`Cluster ${cluster} at ${server}, as ${user}`}
      className="hidden h-8 max-w-72 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-inset xl:flex"
    >
      <Server aria-hidden className="size-4 shrink-0" />
      <span className="sr-only">Cluster </span>
      <span className="truncate text-text">{name}</span>
      <span className="sr-only">, as </span>
      <span className="truncate">{user}</span>
    </Link>
  );
}
