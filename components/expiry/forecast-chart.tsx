'use client';

import { cn } from '#lib/client/cn.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { narrowExpiry } from './expiry-filters.tsx';
import { weekCounts } from './forecast-text.ts';

type Week = ViewAnswer<'expiry-forecast'>['weeks'][number];

const barPx = 72;
const leastPx = 6;

/** A bar for each week with its number above it; one that has any narrows the list to what ends until then. */
export function ForecastChart({ weeks }: { weeks: readonly Week[] }) {
  const t = useTexts('expiry');
  const most = Math.max(1, ...weeks.map(({ total }) => total));
  return (
    <ol aria-label={t('forecastLabel')} className="grid grid-cols-[repeat(13,minmax(0,1fr))] items-end gap-1">
      {weeks.map((week, index) => (
        <li key={week.id}>
          <Bar week={week} heightPx={(week.total / most) * barPx} isNear={index < 2} />
          <span
            aria-hidden
            className={cn(
              'block truncate pt-1 text-center text-xs text-muted',
              index % 2 === 1 && 'max-lg:invisible',
              index % 4 !== 0 && 'max-sm:invisible',
            )}
          >
            {week.id.slice(5)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Bar({ week, heightPx, isNear }: { week: Week; heightPx: number; isNear: boolean }) {
  const t = useTexts('expiry');
  const tell = useTell();
  const days = { from: week.id, to: week.lastDay };
  if (week.total === 0) {
    return (
      <span className="block border-b border-line">
        <span className="sr-only">{t('weekNothing', days)}</span>
      </span>
    );
  }
  const what = weekCounts(week).map(tell).join(', ');
  return (
    <button
      type="button"
      title={t('week', { ...days, what })}
      className="group block w-full cursor-pointer"
      onClick={() => narrowExpiry({ show: '', 'ends-before': dayAfter(week.lastDay) })}
    >
      <span className="sr-only">{t('weekAsked', { ...days, what })}</span>
      <span aria-hidden className="block text-center text-xs text-muted tabular-nums group-hover:text-text">
        {week.total}
      </span>
      <span
        aria-hidden
        className={cn(
          'block rounded-t-sm forced-color-adjust-none group-hover:opacity-80 forced-colors:bg-[CanvasText]',
          isNear ? 'bg-warn' : 'bg-accent',
        )}
        style={{ height: Math.max(leastPx, heightPx) }}
      />
    </button>
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
