import { expect, it } from 'vitest';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { forecastText, weekCounts } from './forecast-text.ts';

type Forecast = ViewAnswer<'expiry-forecast'>;

function week(id: string, given: Partial<Forecast['weeks'][number]> = {}) {
  return { id, lastDay: `${id} + 6`, client: 0, authority: 0, edge: 0, target: 0, total: 0, ...given };
}

function forecast(given: Partial<Forecast>): Forecast {
  return {
    ...{ weeks: [week('a'), week('b')], ended: 0, later: 0, unknown: 0, tokens: 0, plainCount: 0 },
    targets: { all: 0, notLookedAt: 0, notKnown: 0 },
    ...given,
  };
}

it('names what ends in a week by its kind, one and many', () => {
  expect(renderAll('en', weekCounts(week('a', { client: 2, authority: 1, total: 3 })))).toEqual([
    '2 client certificates',
    '1 CA',
  ]);
  expect(weekCounts(week('a'))).toEqual([]);
});

it('says when nothing ends, and what is not known', () => {
  expect(renderAll('en', forecastText(forecast({ later: 2, unknown: 1 })))).toEqual([
    'Nothing ends in the next 90 days.',
    '2 end later, 1 at a time that is not known.',
  ]);
});

it('says how much ends, when first, and what has ended', () => {
  const weeks = [week('a'), week('b', { client: 1, total: 1 }), week('c', { edge: 1, total: 1 })];
  expect(renderAll('en', forecastText(forecast({ weeks, ended: 1, tokens: 3 })))).toEqual([
    '2 end in the next 90 days, the first in the week from b to b + 6.',
    '1 has ended already, and nothing has taken the place.',
    '0 end later, 0 at a time that is not known.',
    '3 tokens can still be used; tokens last for minutes and are not forecast.',
  ]);
});
