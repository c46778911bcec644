import type { FuncKeywordDefinition } from 'ajv';

/**
 * `uniqueItems` in time that grows with the list: ajv's own compares each item with each other one, minutes for a list of
 * 100,000.
 */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  validate: (isDemanded: boolean, items: unknown[]): boolean => !isDemanded || areUnique(items),
};

function areUnique(items: unknown[]): boolean {
  return new Set(items.map(identityOf)).size === items.length;
}

/** The same text for equal values, whatever the order of their keys. */
function identityOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'undefined';
  }
  if (Array.isArray(value)) {
    return `[${value.map(identityOf).join(',')}]`;
  }
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${identityOf(member)}`).join(',')}}`;
}
