'use client';

import { useMemo } from 'react';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { useObjects } from '#lib/client/objects.ts';
import type { LiveBindingGraph } from '#lib/client/use-binding-graph.ts';
import { recentActivity } from '#lib/domain/view/activity.ts';

const shownCount = 12;

interface RecentActivityProps {
  items: LiveBindingGraph['items'];
  isPending: boolean;
}

/** The latest changes of the chain's objects, with the cluster's own events. */
export function RecentActivity({ items, isPending }: RecentActivityProps) {
  const events = useObjects('events');
  const activity = useMemo(
    () =>
      recentActivity({
        objects: [
          ...items.applications,
          ...items.applicationmappings,
          ...items.serviceinstances,
          ...items.servicebindings,
          ...items.servicebindingusages,
        ],
        events: events.items,
        limit: shownCount,
      }),
    [items, events.items],
  );
  return (
    <Card aria-labelledby="activity">
      <CardHeader id="activity" title="Recent activity" />
      {isPending ? (
        <SkeletonRows label="Loading activity" rows={6} />
      ) : activity.length === 0 ? (
        <EmptyState title="Nothing has happened yet" className="py-8" />
      ) : (
        <ol>
          {activity.map(({ id, at, health, kind, name, namespace, text, detail }) => (
            <li
              key={id}
              title={detail}
              className="grid grid-cols-[1rem_1fr_auto] items-start gap-x-2 border-b border-line px-4 py-2 text-sm last:border-b-0"
            >
              {health === 'off' ? (
                <span aria-hidden className="mt-2 ml-1 size-1.5 rounded-full bg-line-strong" />
              ) : (
                <StatusIcon health={health} className="mt-[3px] size-3.5" />
              )}
              <p className="min-w-0">
                <span className="text-muted">{kind}</span>{' '}
                <span className="font-medium wrap-anywhere">{name}</span>{' '}
                {namespace === undefined ? null : <span className="text-muted">in {namespace} </span>}
                <span className="break-words">{text}</span>
              </p>
              <RelativeTime value={at} className="whitespace-nowrap text-muted" />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
