import { message, type Sentence } from '#lib/domain/texts/message.ts';

/** Reads a parameter of an address; the fallback stands for an absent one. */
export type ReadParam = (name: string, fallback: string) => string;

/** A parameter of a list's address that has a meaning only for some values. */
export interface AddressField<V extends string = string> {
  name: string;
  /** What an absent or meaningless one stands for. */
  fallback: V;
  /** What people call it: "status". */
  noun: Sentence;
  means(value: string): value is V;
}

/** A value in an address that the page does not know. */
export interface UnknownValue {
  name: string;
  noun: Sentence;
  value: string;
}

/** The value of a field, its fallback where the address has none that means anything. */
export function knownValue<V extends string>(
  { name, fallback, means }: AddressField<V>,
  param: ReadParam,
): V {
  const value = param(name, fallback);
  return means(value) ? value : fallback;
}

/** What an address says that no field knows: it is left out, and should be said to be. */
export function unknownValues(fields: readonly AddressField[], param: ReadParam): UnknownValue[] {
  return fields.flatMap(({ name, fallback, noun, means }) => {
    const value = param(name, fallback);
    return means(value) ? [] : [{ name, noun, value }];
  });
}

/** A field with one of these values, the first where the address has none. */
export function oneOf<const V extends string>(
  name: string,
  noun: Sentence,
  values: readonly [V, ...V[]],
): AddressField<V> {
  return { name, noun, fallback: values[0], means: (value): value is V => values.includes(value as V) };
}

/** The order of a list: an id of a column, with `-` before it for descending. */
export function sortField(columns: readonly string[], fallback: string): AddressField {
  return {
    name: 'sort',
    noun: message('ui.orderNoun'),
    fallback,
    means: (value): value is string => columns.includes(value.replace(/^-/, '')),
  };
}

/** A day as `2026-01-31`, '' for none. */
export function dayField(name: string, noun: Sentence): AddressField {
  return { name, noun, fallback: '', means: (value): value is string => value === '' || isDay(value) };
}

/** A page of a list, from 1 on; '' where the list is not shown by pages. */
export const pageField: AddressField = {
  name: 'page',
  noun: message('ui.pageNoun'),
  fallback: '',
  means: (value): value is string => value === '' || /^[1-9]\d{0,6}$/.test(value),
};

/** The page of a list that is shown, from 1 on; undefined where the list is not shown by pages. */
export function pageOf(param: ReadParam): number | undefined {
  const page = knownValue(pageField, param);
  return page === '' ? undefined : Number(page);
}

function isDay(value: string): boolean {
  const timeMs = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(value);
}
