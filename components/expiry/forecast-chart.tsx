import { cn } from '#lib/client/cn.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { weekText } from './forecast-text.ts';

type Week = ViewAnswer<'expiry-forecast'>['weeks'][number];

const barPx = 72;
const leastPx = 6;

/** A bar for each week with its number above it; assistive technology reads it as a list. */
export function ForecastChart({ weeks }: { weeks: readonly Week[] }) {
  const most = Math.max(1, ...weeks.map(({ total }) => total));
  return (
    <ol
      aria-label="What ends in each week"
      className="grid grid-cols-[repeat(13,minmax(0,1fr))] items-end gap-1"
    >
      {weeks.map((week, index) => (
        <li key={week.id} title={`${week.id} to ${week.lastDay}: ${weekText(week) || 'nothing'}`}>
          <span className="sr-only">
            {week.id} to {week.lastDay}: {weekText(week) || 'nothing'}
          </span>
          <span aria-hidden className="block text-center text-xs text-muted tabular-nums">
            {week.total === 0 ? '' : week.total}
          </span>
          <span
            aria-hidden
            className={cn(
              'block rounded-t-sm border-b border-line forced-colors:border-[CanvasText]',
              week.total === 0
                ? ''
                : index < 2
                  ? 'bg-warn forced-colors:bg-[Highlight]'
                  : 'bg-accent forced-colors:bg-[CanvasText]',
            )}
            style={{ height: week.total === 0 ? 1 : Math.max(leastPx, (week.total / most) * barPx) }}
          />
          <span
            aria-hidden
            className={cn(
              'block truncate pt-1 text-center text-xs text-muted',
              index % 2 === 1 && 'max-lg:invisible',
            )}
          >
            {week.id.slice(5)}
          </span>
        </li>
      ))}
    </ol>
  );
}
