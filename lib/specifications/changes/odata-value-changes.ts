import type { ODataFacets, ODataValue } from '../model/odata-model.ts';
import type { BreakingChange } from './breaking-change.ts';

export interface ValueContext {
  place: string;
  /** What the value is, as the beginning of a sentence: "The property price". */
  subject: string;
}

/** The type of a value, and where that is the same narrower limits: callers who write it meet them. */
export function writtenChanges(
  before: ODataValue,
  after: ODataValue,
  { place, subject }: ValueContext,
): BreakingChange[] {
  const changes = typeChanges(before, after, { place, subject });
  return changes.length > 0 ? changes : limitChanges(before.facets, after.facets, { place, subject });
}

/** The type of a value that callers read. */
export function typeChanges(
  before: ODataValue,
  after: ODataValue,
  { place, subject }: ValueContext,
): BreakingChange[] {
  const message = `${subject} was ${before.type} and is ${after.type} now.`;
  return before.type === after.type ? [] : [{ rule: 'type-changed', place, message }];
}

const limits: [key: 'maxLength' | 'precision' | 'scale', words: (value: number) => string][] = [
  ['maxLength', (value) => `at most ${value} long`],
  ['precision', (value) => `of precision ${value} at most`],
  ['scale', (value) => (value === 1 ? 'of 1 decimal place at most' : `of ${value} decimal places at most`)],
];

/** Limits that are narrower than they were. */
export function limitChanges(
  before: ODataFacets,
  after: ODataFacets,
  { place, subject }: ValueContext,
): BreakingChange[] {
  const narrowed = limits.flatMap(([key, words]): BreakingChange[] => {
    const then = before[key];
    const now = after[key];
    if (now === undefined || (then !== undefined && then <= now)) {
      return [];
    }
    const past = then === undefined ? 'had no such limit' : `was ${words(then)}`;
    return [{ rule: 'limit-narrowed', place, message: `${subject} ${past} and is ${words(now)} now.` }];
  });
  const isAscii = after.isAscii === true && before.isAscii !== true;
  return isAscii
    ? [...narrowed, { rule: 'limit-narrowed', place, message: `${subject} takes ASCII characters only now.` }]
    : narrowed;
}

/** What was possible and is not any more. */
export function restrictionChanges(
  before: readonly string[],
  after: readonly string[],
  { place, subject }: ValueContext,
): BreakingChange[] {
  return after
    .filter((what) => !before.includes(what))
    .map((what) => ({
      rule: 'restriction-added',
      place,
      message: `${subject} no longer permits ${what}.`,
    }));
}
