'use client';

import { CloudOff, RotateCw } from 'lucide-react';
import { cn } from '#lib/client/cn.ts';
import { type Freshness, useFreshness } from '#lib/client/freshness.ts';
import { useNow } from '#lib/client/use-now.ts';

const words: Record<Freshness['state'], { text: string; title: string; className: string }> = {
  live: { text: 'Live', title: 'Changes in the cluster appear at once.', className: 'text-muted' },
  connecting: {
    text: 'Connecting',
    title: 'Waiting for the console’s event stream.',
    className: 'text-muted',
  },
  reconnecting: {
    text: 'Reconnecting',
    title: 'The connection to the console is interrupted. What you see may be out of date.',
    className: 'text-warn',
  },
  gone: {
    text: 'No answer',
    title: 'The console does not answer. What you see may be out of date.',
    className: 'text-bad',
  },
  stale: {
    text: 'Stale',
    title: 'The Kubernetes API does not answer. What you see may be out of date.',
    className: 'text-warn',
  },
  refused: {
    text: 'Not live',
    title: 'The console serves no changes to this page. What you see may be out of date.',
    className: 'text-warn',
  },
};

/** Says whether the page shows the present: "Live", "Reconnecting 3 s", "No answer 12 s", "Stale 40 s", "Not live". */
export function FreshnessIndicator() {
  const { state, sinceMs, reason } = useFreshness();
  const { text, title, className } = words[state];
  return (
    <span
      data-freshness={state}
      title={reason ?? title}
      className={cn(
        'inline-flex h-8 items-center whitespace-nowrap gap-1.5 rounded-md px-2 text-sm',
        className,
      )}
    >
      {state === 'live' ? (
        <span aria-hidden className="size-2 rounded-full bg-ok" />
      ) : state === 'stale' || state === 'refused' || state === 'gone' ? (
        <CloudOff aria-hidden className="size-4" />
      ) : (
        <RotateCw aria-hidden className="size-4 animate-spin" />
      )}
      <span role="status">{text}</span>
      {reason === undefined ? null : <span className="sr-only">{reason}</span>}
      {state === 'stale' || state === 'reconnecting' || state === 'gone' ? (
        <Elapsed sinceMs={sinceMs} />
      ) : null}
    </span>
  );
}

function Elapsed({ sinceMs }: { sinceMs: number }) {
  const seconds = Math.max(0, Math.round((useNow(1_000) - sinceMs) / 1000));
  return (
    <span className="tabular-nums">{seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`}</span>
  );
}
