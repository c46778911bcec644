'use client';

import { Countdown } from '#components/ui/countdown.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';

const hourMs = 3_600_000;
const countdownBelowMs = 24 * hourMs;

/** When something ends: in days from afar, counted down on its last day. */
export function Expiry({ until }: { until: string }) {
  const t = useTexts('certificates');
  const nowMs = useNow(60_000);
  const leftMs = Date.parse(until) - nowMs;
  if (leftMs <= 0 || leftMs > countdownBelowMs) {
    return <RelativeTime value={until} />;
  }
  return t.rich('inTime', { time: () => <Countdown until={until} warnBelowSeconds={hourMs / 1000} /> });
}
