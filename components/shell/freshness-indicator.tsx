'use client';

import { CloudOff, RotateCw } from 'lucide-react';
import { cn } from '#lib/client/cn.ts';
import { type Freshness, useFreshness } from '#lib/client/freshness.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';

const looks = {
  live: { text: 'live', title: 'liveTitle', className: 'text-muted' },
  connecting: {
    text: 'connecting',
    title: 'connectingTitle',
    className: 'text-muted',
  },
  reconnecting: {
    text: 'reconnecting',
    title: 'reconnectingTitle',
    className: 'text-warn',
  },
  gone: {
    text: 'noAnswer',
    title: 'noAnswerTitle',
    className: 'text-bad',
  },
  stale: {
    text: 'stale',
    title: 'staleTitle',
    className: 'text-warn',
  },
  refused: {
    text: 'notLive',
    title: 'notLiveTitle',
    className: 'text-warn',
  },
} as const satisfies Record<
  Freshness['state'],
  { text: KeyOf<'shell'>; title: KeyOf<'shell'>; className: string }
>;

/** Says whether the page shows the present: "Live", "Reconnecting 3 s", "No answer 12 s", "Stale 40 s", "Not live". */
export function FreshnessIndicator() {
  const { state, sinceMs, reason } = useFreshness();
  const { text, title, className } = looks[state];
  const t = useTexts('shell');
  return (
    <span
      data-freshness={state}
      title={reason ?? t(title)}
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
      <span role="status">{t(text)}</span>
      {reason === undefined ? null : <span className="sr-only">{reason}</span>}
      {state === 'stale' || state === 'reconnecting' || state === 'gone' ? (
        <Elapsed sinceMs={sinceMs} />
      ) : null}
    </span>
  );
}

function Elapsed({ sinceMs }: { sinceMs: number }) {
  const seconds = Math.max(0, Math.round((useNow(1_000) - sinceMs) / 1000));
  const t = useTexts('shell');
  return (
    <span className="tabular-nums">
      {seconds < 100 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.round(seconds / 60) })}
    </span>
  );
}
