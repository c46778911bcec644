import { message, type Sentence } from './message.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "just now", "5 min ago", "in 3 h"; days at most. A text that is no time stays as it is. */
export function timeFromNow(iso: string, nowMs: number): Sentence {
  const differenceMs = Date.parse(iso) - nowMs;
  if (Number.isNaN(differenceMs)) {
    return iso;
  }
  const when = differenceMs > 0 ? 'future' : 'past';
  const distanceMs = Math.abs(differenceMs);
  if (distanceMs < minuteMs) {
    return differenceMs > 5_000 ? message('ui.inUnderAMinute') : message('ui.justNow');
  }
  if (distanceMs < hourMs) {
    return message('ui.minutesFromNow', { count: Math.floor(distanceMs / minuteMs), when });
  }
  return distanceMs < dayMs
    ? message('ui.hoursFromNow', { count: Math.floor(distanceMs / hourMs), when })
    : message('ui.daysFromNow', { count: Math.floor(distanceMs / dayMs), when });
}
