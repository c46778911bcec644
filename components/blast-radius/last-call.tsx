'use client';

import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useTexts } from '#lib/client/texts.tsx';

export interface LastCallProps {
  /** ISO time; undefined where none was seen. */
  at: string | undefined;
  /** Since when the gateway has counted; undefined where it does not say. */
  since: string | undefined;
  /** Names of services. */
  through: readonly string[];
}

/** When a service was last called, as one part of a sentence. */
export function LastCall({ at, since, through }: LastCallProps) {
  const t = useTexts('blast-radius');
  if (since === undefined) {
    return t('gatewayDoesNotSay');
  }
  if (at === undefined) {
    return t.rich('noCallSince', { time: () => <RelativeTime value={since} /> });
  }
  const time = () => <RelativeTime value={at} />;
  return through.length === 0
    ? t.rich('lastCall', { time })
    : t.rich('lastCallTo', { services: through.join(', '), time });
}
