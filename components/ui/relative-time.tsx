'use client';

import { useNow } from '#lib/client/use-now.ts';
import { formatAbsolute, formatRelative } from '#lib/domain/kubernetes/format-time.ts';

export interface RelativeTimeProps {
  /** ISO timestamp; nothing is shown for undefined. */
  value: string | undefined;
  className?: string;
}

/** "5 min ago", with the exact time on hover. */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const nowMs = useNow(15_000);
  if (value === undefined) {
    return null;
  }
  return (
    <time dateTime={value} title={formatAbsolute(value)} className={className} suppressHydrationWarning>
      {formatRelative(value, nowMs)}
    </time>
  );
}
