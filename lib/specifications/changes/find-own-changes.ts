import { limitWords } from '../model/schema-limits.ts';
import type { BreakingRule } from './breaking-change.ts';
import type { FlatSchema } from './flatten-schema.ts';

/** `in`: users of the specification write it. `out`: they read it. */
export type SchemaDirection = 'in' | 'out';

interface OwnChange {
  rule: BreakingRule;
  /** The rest of a sentence about the schema, without its full stop. */
  text: string;
}

/**
 * Compares what two schemas say of a value itself: type, format, listed values and limits, not what is inside of it.
 * Where the type does not fit, that is the one finding.
 */
export function findOwnChanges(left: FlatSchema, right: FlatSchema, direction: SchemaDirection): OwnChange[] {
  if (!fits(left.type, right.type, direction)) {
    const text = `was ${left.type || 'anything'} and is ${right.type || 'anything'} now`;
    return [{ rule: 'type-changed', text }];
  }
  return [
    ...formatChanges(left, right, direction),
    ...(direction === 'in' ? valueChanges(left, right) : []),
    ...limitChanges(left, right, direction),
  ];
}

function formatChanges(left: FlatSchema, right: FlatSchema, direction: SchemaDirection): OwnChange[] {
  const [narrow, wide] = direction === 'in' ? [left, right] : [right, left];
  return isFormatAllowed(narrow.format, wide.format)
    ? []
    : [{ rule: 'format-changed', text: `was ${formatWords(left)} and is ${formatWords(right)} now` }];
}

/** Of what users write: what they may no longer write. */
function valueChanges(left: FlatSchema, right: FlatSchema): OwnChange[] {
  if (right.values.length === 0) {
    return [];
  }
  if (left.values.length === 0) {
    return [{ rule: 'limit-changed', text: `takes only ${right.values.join(', ')} now` }];
  }
  const gone = left.values.filter((value) => !right.values.includes(value));
  return gone.length > 0 ? [{ rule: 'value-removed', text: `no longer takes ${gone.join(', ')}` }] : [];
}

function limitChanges(left: FlatSchema, right: FlatSchema, direction: SchemaDirection): OwnChange[] {
  const [narrow, wide] = direction === 'in' ? [left, right] : [right, left];
  return Object.keys(wide.limits)
    .filter((name) => !isWithin(name, narrow.limits[name], wide.limits[name]))
    .map((name) => {
      const [old, next] = [left.limits[name] ?? 'none', right.limits[name] ?? 'none'];
      const text = `is limited otherwise: ${limitWords[name]} ${old} before, ${next} now`;
      return { rule: 'limit-changed', text };
    });
}

function formatWords({ type, format }: FlatSchema): string {
  return format === '' ? `${type || 'anything'} of any format` : `${type || 'anything'} (${format})`;
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
