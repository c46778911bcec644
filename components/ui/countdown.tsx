'use client';

import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useFormat } from '#lib/client/use-format.ts';
import { useNow } from '#lib/client/use-now.ts';
import { formatRemaining } from '#lib/domain/kubernetes/format-time.ts';

export interface CountdownProps {
  /** ISO timestamp of the end. */
  until: string;
  /** Said when the time is over. */
  over?: string;
  /** From here on the time is shown as a warning. */
  warnBelowSeconds?: number;
  className?: string;
}

/** Time left as m:ss, counting down. */
export function Countdown({ until, over, warnBelowSeconds = 60, className }: CountdownProps) {
  const t = useTexts('ui');
  const format = useFormat();
  const nowMs = useNow(1_000);
  // whole seconds only: the clock may be one behind, and more than was given is never promised
  const leftSeconds = Math.floor((Date.parse(until) - nowMs) / 1000);
  const late = leftSeconds <= warnBelowSeconds;
  return (
    <time
      dateTime={until}
      title={format.moment(until)}
      role="timer"
      suppressHydrationWarning
      className={cn('tabular-nums', late && 'font-medium text-warn', className)}
    >
      {leftSeconds > 0 ? formatRemaining(leftSeconds) : (over ?? t('expired'))}
    </time>
  );
}
