import { message, type Sentence } from '#lib/domain/texts/message.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Forecast = ViewAnswer<'expiry-forecast'>;
type Week = Forecast['weeks'][number];

const counted = {
  client: 'expiry.weekClient',
  authority: 'expiry.weekAuthority',
  edge: 'expiry.weekEdge',
  target: 'expiry.weekTarget',
} as const;

/** How much of each kind ends in a week: `2 client certificates`, `1 CA`; none where nothing ends. */
export function weekCounts(week: Week): Sentence[] {
  return (Object.keys(counted) as (keyof typeof counted)[])
    .filter((kind) => week[kind] > 0)
    .map((kind) => message(counted[kind], { count: week[kind] }));
}

/** The forecast in sentences. */
export function forecastText({ weeks, ended, later, unknown, tokens }: Forecast): Sentence[] {
  const count = weeks.reduce((sum, week) => sum + week.total, 0);
  const first = weeks.find((week) => week.total > 0);
  return [
    first === undefined
      ? message('expiry.nothingEnds')
      : message('expiry.endsInTime', { count, from: first.id, to: first.lastDay }),
    ...(ended === 0 ? [] : [message('expiry.haveEnded', { count: ended })]),
    message('expiry.endLater', { later, unknown }),
    ...(tokens === 0 ? [] : [message('expiry.tokensUsable', { count: tokens })]),
  ];
}
