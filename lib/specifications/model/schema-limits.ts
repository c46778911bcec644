import type { JsonObject } from './read-values.ts';

export type Limits = Record<string, number | string>;

/** Words for the limits that a JSON Schema may state. */
export const limitWords: Readonly<Record<string, string>> = {
  minimum: 'minimum',
  maximum: 'maximum',
  exclusiveMinimum: 'above',
  exclusiveMaximum: 'below',
  multipleOf: 'multiple of',
  minLength: 'shortest',
  maxLength: 'longest',
  pattern: 'pattern',
  minItems: 'fewest items',
  maxItems: 'most items',
};

/** The limits that a schema states; `exclusiveMinimum: true`, as older documents write it, makes the minimum one. */
export function limitsOf(schema: JsonObject): Limits {
  const limits: Limits = {};
  for (const name of Object.keys(limitWords)) {
    const value = schema[name];
    if (typeof value === 'number' || typeof value === 'string') {
      limits[isExclusive(schema, name) ? (exclusive[name] ?? name) : name] = value;
    }
  }
  return limits;
}

const exclusive: Readonly<Record<string, string>> = {
  minimum: 'exclusiveMinimum',
  maximum: 'exclusiveMaximum',
};

function isExclusive(schema: JsonObject, name: string): boolean {
  const other = exclusive[name];
  return other !== undefined && schema[other] === true;
}

/** What a schema demands, in words. */
export function rulesOf(schema: JsonObject, limits: Limits): string[] {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof schema.default);
  return [
    ...(isPlain ? [`default ${String(schema.default)}`] : []),
    ...Object.entries(limits).map(([name, value]) => `${limitWords[name]} ${value}`),
    ...(schema.additionalProperties === false ? ['no other properties'] : []),
    ...(schema.uniqueItems === true ? ['no item twice'] : []),
    ...(schema.readOnly === true ? ['read only'] : []),
    ...(schema.writeOnly === true ? ['write only'] : []),
  ];
}
