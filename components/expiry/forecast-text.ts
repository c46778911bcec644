import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { expiryKindWords } from './expiry-words.ts';

type Forecast = ViewAnswer<'expiry-forecast'>;
type Week = Forecast['weeks'][number];

const counted = ['client', 'authority', 'edge', 'target'] as const;

/** `2 client certificates, 1 CA`; '' where nothing ends. */
export function weekText(week: Week): string {
  return counted
    .filter((kind) => week[kind] > 0)
    .map((kind) => `${week[kind]} ${expiryKindWords[kind][week[kind] === 1 ? 'one' : 'many']}`)
    .join(', ');
}

/** The forecast in sentences. */
export function forecastText({ weeks, ended, later, unknown, tokens }: Forecast): string[] {
  const total = weeks.reduce((sum, week) => sum + week.total, 0);
  const first = weeks.find((week) => week.total > 0);
  return [
    first === undefined
      ? 'Nothing ends in the next 90 days.'
      : `${total} ${total === 1 ? 'ends' : 'end'} in the next 90 days, the first in the week from ${first.id} to ${first.lastDay}.`,
    ...(ended === 0
      ? []
      : [`${ended} ${ended === 1 ? 'has' : 'have'} ended already, and nothing has taken the place.`]),
    `${later} ${later === 1 ? 'ends' : 'end'} later, ${unknown} at a time that is not known.`,
    ...(tokens === 0
      ? []
      : [
          `${tokens === 1 ? 'One token' : `${tokens} tokens`} can still be used; tokens last for minutes and are not forecast.`,
        ]),
  ];
}
