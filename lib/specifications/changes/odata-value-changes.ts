import { keyOfSentence, type Message, message, type Sentence } from '#lib/domain/texts/message.ts';
import type { ODataFacets, ODataValue } from '../model/odata-model.ts';
import type { BreakingChange } from './breaking-change.ts';

export interface ValueContext {
  place: string;
  /** What the value is, as the beginning of a sentence: "The property price". */
  subject: Sentence;
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
  const said = message('changes.changed', { what: subject, was: before.type, now: after.type });
  return before.type === after.type ? [] : [{ rule: 'type-changed', place, message: said }];
}

const limits: [key: 'maxLength' | 'precision' | 'scale', words: (value: number) => Message][] = [
  ['maxLength', (value) => message('changes.longAtMost', { value })],
  ['precision', (value) => message('changes.precisionAtMost', { value })],
  ['scale', (value) => message('changes.scaleAtMost', { value })],
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
    const said =
      then === undefined
        ? message('changes.hadNoLimit', { what: subject, now: words(now) })
        : message('changes.changed', { what: subject, was: words(then), now: words(now) });
    return [{ rule: 'limit-narrowed', place, message: said }];
  });
  const isAscii = after.isAscii === true && before.isAscii !== true;
  return isAscii
    ? [
        ...narrowed,
        { rule: 'limit-narrowed', place, message: message('changes.asciiOnly', { what: subject }) },
      ]
    : narrowed;
}

/** What was possible and is not any more. */
export function restrictionChanges(
  before: readonly Sentence[],
  after: readonly Sentence[],
  { place, subject }: ValueContext,
): BreakingChange[] {
  const known = new Set(before.map(keyOfSentence));
  return after
    .filter((restriction) => !known.has(keyOfSentence(restriction)))
    .map((restriction) => ({
      rule: 'restriction-added',
      place,
      message: message('changes.noLongerPermits', { what: subject, restriction }),
    }));
}
