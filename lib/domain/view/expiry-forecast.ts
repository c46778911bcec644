import type { ExpiryEntry, ExpiryKind } from './expiry-entry.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** 91 days. */
const weekCount = 13;

/** What is forecast: tokens last for minutes. */
const forecastKinds = ['client', 'authority', 'edge', 'target'] as const satisfies readonly ExpiryKind[];

/** How much ends in the seven days from a day on, by its kind. */
export interface ExpiryWeek extends Record<(typeof forecastKinds)[number], number> {
  /** Its first day, as `2026-11-30` (UTC). */
  id: string;
  /** Its last day. */
  lastDay: string;
  total: number;
}

export interface ExpiryForecast {
  weeks: ExpiryWeek[];
  /** Has ended already, and nothing has taken its place. */
  ended: number;
  /** Ends after the last of the weeks. */
  later: number;
  /** Ends some day that the console does not know. */
  unknown: number;
  /** Tokens that can still be used. */
  tokens: number;
}

/** The next thirteen weeks, from the start of this day (UTC) on. What was replaced already is not counted. */
export function expiryForecast(entries: readonly ExpiryEntry[], nowMs: number): ExpiryForecast {
  const startMs = Math.floor(nowMs / dayMs) * dayMs;
  const forecast: ExpiryForecast = {
    weeks: Array.from({ length: weekCount }, (_, index) => weekFrom(startMs + index * weekMs)),
    ended: 0,
    later: 0,
    unknown: 0,
    tokens: 0,
  };
  for (const { kind, endsAt, matters } of entries) {
    if (kind === 'token') {
      forecast.tokens += 1;
    } else if (matters) {
      count(forecast, kind, endsAt === undefined ? Number.NaN : Date.parse(endsAt), { startMs, nowMs });
    }
  }
  return forecast;
}

function count(
  forecast: ExpiryForecast,
  kind: (typeof forecastKinds)[number],
  endMs: number,
  { startMs, nowMs }: { startMs: number; nowMs: number },
): void {
  const week = forecast.weeks[Math.floor((endMs - startMs) / weekMs)];
  if (Number.isNaN(endMs)) {
    forecast.unknown += 1;
  } else if (endMs <= nowMs) {
    forecast.ended += 1;
  } else if (week === undefined) {
    forecast.later += 1;
  } else {
    week[kind] += 1;
    week.total += 1;
  }
}

function weekFrom(firstMs: number): ExpiryWeek {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return {
    id: day(firstMs),
    lastDay: day(firstMs + 6 * dayMs),
    client: 0,
    authority: 0,
    edge: 0,
    target: 0,
    total: 0,
  };
}
