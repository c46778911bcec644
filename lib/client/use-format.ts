'use client';

import { useMemo } from 'react';
import { formatters } from '#lib/domain/texts/format-compiled.ts';
import { intlLocales } from '#lib/domain/texts/locale.ts';
import { momentOf } from '#lib/domain/texts/moment-of.ts';
import { timeFromNow } from '#lib/domain/texts/time-from-now.ts';
import { useLocale, useTell } from './texts.tsx';

export interface Format {
  /** "1,234"; in German "1.234". */
  number(value: number): string;
  /** Date and time to the second of an ISO time. The server's time zone is not the browser's: the element needs suppressHydrationWarning. */
  moment(iso: string): string;
  /** "5 min ago", "in 3 h". */
  fromNow(iso: string, nowMs: number): string;
}

/** Numbers and times as the reader's language writes them. */
export function useFormat(): Format {
  const locale = useLocale();
  const tell = useTell();
  return useMemo(
    () => ({
      number: (value) => formatters.getNumberFormat(intlLocales[locale]).format(value),
      moment: (iso) => tell(momentOf(iso)),
      fromNow: (iso, nowMs) => tell(timeFromNow(iso, nowMs)),
    }),
    [locale, tell],
  );
}
