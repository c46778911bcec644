import { type Message, message, type Sentence } from '#lib/domain/texts/message.ts';
import type { BreakingRule } from './breaking-change.ts';
import type { FlatSchema } from './flatten-schema.ts';

/** `in`: users of the specification write it. `out`: they read it. */
export type SchemaDirection = 'in' | 'out';

interface OwnChange {
  rule: BreakingRule;
  /** A sentence about what it is given. */
  say(values: { what: Sentence }): Message;
}

/**
 * Compares what two schemas say of a value itself: type, format, listed values and limits, not what is inside of it.
 * Where the type does not fit, that is the one finding.
 */
export function findOwnChanges(left: FlatSchema, right: FlatSchema, direction: SchemaDirection): OwnChange[] {
  if (!fits(left.type, right.type, direction)) {
    const [was, now] = [typeWords(left), typeWords(right)];
    return [{ rule: 'type-changed', say: ({ what }) => message('changes.changed', { what, was, now }) }];
  }
  return [
    ...formatChanges(left, right, direction),
    ...(direction === 'in' ? valueChanges(left, right) : []),
    ...limitChanges(left, right, direction),
  ];
}

function formatChanges(left: FlatSchema, right: FlatSchema, direction: SchemaDirection): OwnChange[] {
  const [narrow, wide] = direction === 'in' ? [left, right] : [right, left];
  const [was, now] = [formatWords(left), formatWords(right)];
  return isFormatAllowed(narrow.format, wide.format)
    ? []
    : [{ rule: 'format-changed', say: ({ what }) => message('changes.changed', { what, was, now }) }];
}

/** Of what users write: what they may no longer write. */
function valueChanges(left: FlatSchema, right: FlatSchema): OwnChange[] {
  if (right.values.length === 0) {
    return [];
  }
  if (left.values.length === 0) {
    const values = right.values.join(', ');
    return [{ rule: 'limit-changed', say: ({ what }) => message('changes.takesOnly', { what, values }) }];
  }
  const gone = left.values.filter((value) => !right.values.includes(value));
  const taken = gone.join(', ');
  return gone.length > 0
    ? [{ rule: 'value-removed', say: ({ what }) => message('changes.noLongerTakes', { what, taken }) }]
    : [];
}

function limitChanges(left: FlatSchema, right: FlatSchema, direction: SchemaDirection): OwnChange[] {
  const [narrow, wide] = direction === 'in' ? [left, right] : [right, left];
  return Object.keys(wide.limits)
    .filter((name) => !isWithin(name, narrow.limits[name], wide.limits[name]))
    .map((name) => {
      const [was, now] = [limitOf(left, name), limitOf(right, name)];
      const say: OwnChange['say'] = ({ what }) => message('changes.limited', { what, name, was, now });
      return { rule: 'limit-changed', say };
    });
}

function limitOf({ limits }: FlatSchema, name: string): Sentence {
  const limit = limits[name];
  return limit === undefined ? message('changes.noLimit') : String(limit);
}

function typeWords({ type }: FlatSchema): Sentence {
  return type === '' ? message('changes.anything') : type;
}

function formatWords(schema: FlatSchema): Message {
  const type = typeWords(schema);
  const { format } = schema;
  return format === ''
    ? message('changes.anyFormat', { type })
    : message('changes.ofFormat', { type, format });
}

const widerFormats: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };

function isFormatAllowed(narrow: string, wide: string): boolean {
  return wide === '' || narrow === wide || widerFormats[narrow] === wide;
}

/** Whether what keeps to the limit `narrow` keeps to `wide`. */
function isWithin(
  name: string,
  narrow: number | string | undefined,
  wide: number | string | undefined,
): boolean {
  if (typeof narrow !== 'number' || typeof wide !== 'number') {
    return narrow === wide;
  }
  if (name === 'multipleOf') {
    return narrow % wide === 0;
  }
  return /^(?:exclusiveMin|min)/.test(name) ? narrow >= wide : narrow <= wide;
}

/** Whether users that rely on the type before get along with the one after. */
function fits(before: string, after: string, direction: 'in' | 'out'): boolean {
  const [narrow, wide] = direction === 'in' ? [before, after] : [after, before];
  if (wide === '') {
    return true;
  }
  const allowed = new Set(wide.split(' | '));
  return narrow !== '' && narrow.split(' | ').every((type) => isAllowed(type, allowed));
}

function isAllowed(type: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(type) || (type === 'integer' && allowed.has('number'));
}
