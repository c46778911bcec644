'use client';

import { Server } from 'lucide-react';
import Link from 'next/link';
import { useTexts } from '#lib/client/texts.tsx';
import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';

/** Which cluster is shown, and who asks it: two tabs may show two. */
export function ClusterName({ names: { context, cluster, user, server } }: { names: ClusterNames }) {
  const t = useTexts('shell');
  const name = context ?? cluster;
  return (
    <Link
      href="/settings#cluster"
      prefetch={false}
      title={t('clusterTitle', { cluster, server, user })}
      className="hidden h-8 max-w-72 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-inset xl:flex"
    >
      <Server aria-hidden className="size-4 shrink-0" />
      <span className="sr-only">{t('clusterBefore')}</span>
      <span className="truncate text-text">{name}</span>
      <span className="sr-only">{t('clusterAs')}</span>
      <span className="truncate">{user}</span>
    </Link>
  );
}
