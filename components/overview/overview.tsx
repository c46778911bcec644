'use client';

import { Cable } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { useNow } from '#lib/client/use-now.ts';
import { useOpenTokens } from '#lib/client/use-open-tokens.ts';
import { attentionOf } from '#lib/domain/view/attention.ts';
import { connectionOf } from '#lib/domain/view/connection.ts';
import { AttentionList } from './attention-list.tsx';
import { Counts } from './counts.tsx';
import { FirstRun } from './first-run.tsx';
import { OpenTokens } from './open-tokens.tsx';
import { RecentActivity } from './recent-activity.tsx';

/** What needs attention, how much there is, what happened lately. */
export function Overview() {
  const live = useBindingGraph();
  const { graph, chains, items } = live;
  const { tokens } = useOpenTokens();
  const nowMs = useNow(15_000);
  const attention = useMemo(
    () =>
      attentionOf({
        nodes: graph.nodes,
        chains,
        connections: items.applications.map((application) => ({
          application: application.metadata.name,
          connection: connectionOf(application, tokens, nowMs),
        })),
      }),
    [graph, chains, items.applications, tokens, nowMs],
  );

  const isNew = items.applications.length === 0 && attention.length === 0;
  if (!live.isPending && live.error === null && isNew) {
    return (
      <>
        <FirstRun />
        <OpenTokens />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Overview"
        actions={
          <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
            <Cable aria-hidden />
            Connect an application
          </Link>
        }
      />
      <Counts graph={graph} isPending={live.isPending} />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid gap-4">
          <Card aria-labelledby="attention">
            <CardHeader
              id="attention"
              title="Needs attention"
              actions={<span className="text-sm text-muted tabular-nums">{attention.length || ''}</span>}
            />
            <LoadState noun="connections" isPending={live.isPending} error={live.error} onRetry={live.retry}>
              <AttentionList attention={attention} />
            </LoadState>
          </Card>
          <OpenTokens />
        </div>
        <RecentActivity items={items} isPending={live.isPending} />
      </div>
    </>
  );
}
