'use client';

import Link from 'next/link';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListCard } from '#components/ui/list-card.tsx';
import { Status } from '#components/ui/status.tsx';
import { graphHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface EntryInstancesProps {
  namespace: string;
  /** The first ones of `count`. */
  instances: ViewAnswer<'catalog-entry'>['instances'];
  count: number;
}

/** Who has ordered the service. */
export function EntryInstances({ namespace, instances, count }: EntryInstancesProps) {
  const t = useTexts('catalog');
  return (
    <ListCard
      id="instances"
      title={t('instances')}
      isEmpty={instances.length === 0}
      empty={
        <EmptyState title={t('stateUnused')} className="py-8">
          {t('unusedHint')}
        </EmptyState>
      }
    >
      <ul>
        {instances.map(({ id, name, health, word }) => (
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
            <Status health={health} className="text-sm">
              {word}
            </Status>
          </li>
        ))}
      </ul>
      {count > instances.length ? (
        <p className="px-4 py-2 text-sm text-muted">
          {t('shownOf', { shown: instances.length, count })}{' '}
          <Link
            href={`/bindings?namespace=${encodeURIComponent(namespace)}`}
            prefetch={false}
            className="text-accent hover:underline"
          >
            {t('showAllOf', { namespace })}
          </Link>
        </p>
      ) : null}
    </ListCard>
  );
}
