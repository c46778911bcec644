'use client';

import { Card, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';

/** The latest changes of the chain's objects, with the cluster's own events. */
export function RecentActivity() {
  const t = useTexts('overview');
  const { answer, isPending, error, retry } = useView('activity', {});
  const activities = answer?.activities ?? [];
  return (
    <Card aria-labelledby="activity">
      <CardHeader id="activity" title={t('recentActivity')} />
      <LoadState noun={t('activity')} isPending={isPending} error={error} onRetry={retry} skeletonRows={6}>
        {activities.length === 0 ? <EmptyState title={t('nothingYet')} className="py-8" /> : null}
        <ol>
          {activities.map(({ at, health, kind, name, namespace, text, detail }, place) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: what is new is written over what was there, and moves nothing
              key={place}
              title={[
                kind,
                name,
                namespace === undefined ? '' : t('inNamespace', { namespace }),
                text,
                detail,
              ]
                .filter(Boolean)
                .join(' ')}
              className="grid h-14 grid-cols-[1rem_1fr_auto] items-center gap-x-2 border-b border-line px-4 text-sm last:border-b-0 sm:h-9"
            >
              {health === 'off' ? (
                <span aria-hidden className="ml-1 size-1.5 rounded-full bg-line-strong" />
              ) : (
                <StatusIcon health={health} className="size-3.5" />
              )}
              <p className="line-clamp-2 min-w-0 wrap-anywhere sm:line-clamp-none sm:truncate">
                <span className="text-muted">{kind}</span> <span className="font-medium">{name}</span>{' '}
                {namespace === undefined ? null : (
                  <span className="text-muted">{t('inNamespace', { namespace })} </span>
                )}
                {text}
              </p>
              <RelativeTime value={at} className="whitespace-nowrap text-muted" />
            </li>
          ))}
        </ol>
      </LoadState>
    </Card>
  );
}
