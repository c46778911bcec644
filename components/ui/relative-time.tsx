'use client';

import { useFormat } from '#lib/client/use-format.ts';
import { useNow } from '#lib/client/use-now.ts';

export interface RelativeTimeProps {
  /** ISO timestamp; nothing is shown for undefined. */
  value: string | undefined;
  className?: string;
}

/** "5 min ago", with the exact time on hover. */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const nowMs = useNow(15_000);
  const format = useFormat();
  if (value === undefined) {
    return null;
  }
  return (
    <time dateTime={value} title={format.moment(value)} className={className} suppressHydrationWarning>
      {format.fromNow(value, nowMs)}
    </time>
  );
}
