import { message, type Sentence } from '#lib/domain/texts/message.ts';
import type { JsonObject } from './read-values.ts';

export type Limits = Record<string, number | string>;

/** The limits that a JSON Schema may state. */
const limitNames = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
];

/** The limits that a schema states; `exclusiveMinimum: true`, as older documents write it, makes the minimum one. */
export function limitsOf(schema: JsonObject): Limits {
  const limits: Limits = {};
  for (const name of limitNames) {
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
export function rulesOf(schema: JsonObject, limits: Limits): Sentence[] {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof schema.default);
  return [
    ...(isPlain ? [message('reference.default', { value: String(schema.default) })] : []),
    ...Object.entries(limits).map(([name, value]) =>
      message('reference.limit', { name, value: String(value) }),
    ),
    ...(schema.additionalProperties === false ? [message('reference.noOthers')] : []),
    ...(schema.uniqueItems === true ? [message('reference.noItemTwice')] : []),
    ...(schema.readOnly === true ? [message('reference.readOnly')] : []),
    ...(schema.writeOnly === true ? [message('reference.writeOnly')] : []),
  ];
}
