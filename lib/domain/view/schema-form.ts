import { exactNumber, isKeptExactly, parseExact, stringifyExact } from 'kube-text/exact-json';
import { firstRounding, roundingOf } from '../kubernetes/kept-number.ts';
import { type Message, message } from '../texts/message.ts';

/** One parameter of a plan, as a form asks for it. */
export interface SchemaField {
  /** The property's name: any text, such as `retention.ms` or `x[0]`. */
  name: string;
  /** Stands for the name where forms read names as paths; the same for the same name in every schema. */
  id: string;
  label: string;
  hint?: string;
  required: boolean;
  input:
    | { type: 'text'; minLength?: number; maxLength?: number; secret: boolean }
    | { type: 'number'; integer: boolean; minimum?: number | bigint; maximum?: number | bigint }
    | { type: 'switch' }
    | { type: 'choice'; values: readonly Plain[] }
    /** Anything that a line cannot hold: written as JSON. */
    | { type: 'json'; objectOnly?: boolean };
  /** What the field starts with, as a text; empty for nothing. */
  initial: string;
}

type Plain = string | number | bigint | boolean;

interface Schema {
  type?: unknown;
  title?: unknown;
  description?: unknown;
  default?: unknown;
  enum?: unknown;
  const?: unknown;
  format?: unknown;
  minLength?: unknown;
  maxLength?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  properties?: unknown;
  required?: unknown;
  $ref?: unknown;
}

/**
 * The fields for a JSON schema of an object; undefined where it describes none, and one has to write JSON.
 * Patterns are left to the broker: a hostile one could keep a page busy for ever.
 */
export function fieldsOfSchema(schema: unknown): SchemaField[] | undefined {
  if (!isRecord(schema) || !isRecord(schema.properties)) {
    return undefined;
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, property]) =>
    fieldOf(name, resolve(property, schema), required.includes(name)),
  );
}

/** Texts by the ids of fields, as a form holds them. */
export type FieldValues = Record<string, string>;

/** The parameters that a filled-in form stands for; empty optional fields and those with a problem are left out. */
export function readParameters(fields: readonly SchemaField[], values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const read = readField(field, values[field.id]);
      return 'value' in read ? [[field.name, read.value]] : [];
    }),
  );
}

/** What is wrong with the text of a field, undefined when nothing is. */
export function fieldProblem(field: SchemaField, text: string | undefined): Message | undefined {
  const read = readField(field, text);
  return 'problem' in read ? read.problem : undefined;
}

type Read<T = unknown> = { value: T } | { problem: Message };

function readField(field: SchemaField, text = ''): Read | { empty: true } {
  if (text.trim() !== '') {
    return readValue(field, text);
  }
  return field.required
    ? { problem: message('catalog.enterField', { label: field.label }) }
    : { empty: true };
}

function readValue({ input }: SchemaField, text: string): Read {
  switch (input.type) {
    case 'switch':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { problem: message('catalog.chooseYesOrNo') };
    case 'choice': {
      const value = input.values.find((offered) => String(offered) === text);
      return value === undefined ? { problem: message('catalog.chooseOffered') } : { value };
    }
    case 'number':
      return readNumber(input, text.trim());
    case 'json':
      return readJson(input, text);
    case 'text':
      return readText(input, text);
  }
}

function readJson(
  { objectOnly = false }: Extract<SchemaField['input'], { type: 'json' }>,
  text: string,
): Read {
  let value: unknown;
  try {
    value = parseExact(text);
  } catch {
    return { problem: message('catalog.notJson') };
  }
  if (objectOnly && !isRecord(value)) {
    return { problem: message('catalog.writeObject') };
  }
  const rounding = firstRounding(text);
  return rounding === undefined
    ? { value }
    : {
        problem: message('catalog.wouldKeepAs', { written: rounding.written, kept: rounding.kept }),
      };
}

function readNumber(
  { integer, minimum, maximum }: Extract<SchemaField['input'], { type: 'number' }>,
  text: string,
): Read<number | bigint> {
  const digits = text.replace(/^\+/, '');
  const value = /^-?\d+$/.test(digits) ? exactNumber(digits) : Number(digits);
  const isDecimal = /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) && Number.isFinite(Number(value));
  if (!isDecimal || (integer && !isWhole(value))) {
    return { problem: message(integer ? 'catalog.enterWholeNumber' : 'catalog.enterNumber') };
  }
  if (minimum !== undefined && value < minimum) {
    return { problem: message('catalog.enterOrMore', { number: String(minimum) }) };
  }
  if (maximum !== undefined && value > maximum) {
    return { problem: message('catalog.enterOrLess', { number: String(maximum) }) };
  }
  if (isWhole(value) && !isKeptExactly(BigInt(value))) {
    return { problem: message('catalog.keeps64Bits') };
  }
  const kept = roundingOf(digits);
  return kept === undefined ? { value } : { problem: message('catalog.wouldKeepThisAs', { kept }) };
}

function isWhole(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function readText(
  { minLength = 0, maxLength }: Extract<SchemaField['input'], { type: 'text' }>,
  text: string,
): Read<string> {
  if (text.length < minLength) {
    return { problem: message('catalog.enterCharactersOrMore', { count: minLength }) };
  }
  return maxLength !== undefined && text.length > maxLength
    ? { problem: message('catalog.enterCharactersOrFewer', { count: maxLength }) }
    : { value: text };
}

function fieldOf(name: string, schema: Schema, required: boolean): SchemaField {
  const { description } = schema;
  const initial = schema.default ?? schema.const;
  return {
    name,
    id: idOf(name),
    label: typeof schema.title === 'string' && schema.title !== '' ? schema.title : name,
    ...(typeof description === 'string' && description !== '' ? { hint: description } : {}),
    required,
    input: inputOf(schema),
    initial: textOf(initial),
  };
}

/** A name of letters and digits for any text, another one for each. */
function idOf(name: string): string {
  return `p${name.replace(/[^a-zA-Z0-9]/g, (char) => `_${char.charCodeAt(0).toString(16)}_`)}`;
}

function inputOf(schema: Schema): SchemaField['input'] {
  const { type } = schema;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (Array.isArray(values) && values.every(isPlain)) {
    return { type: 'choice', values };
  }
  if (type === 'boolean') {
    return { type: 'switch' };
  }
  if (type === 'integer' || type === 'number') {
    return {
      type: 'number',
      integer: type === 'integer',
      ...numbers<'minimum' | 'maximum', number | bigint>({
        minimum: schema.minimum,
        maximum: schema.maximum,
      }),
    };
  }
  if (type === 'string') {
    return {
      type: 'text',
      secret: schema.format === 'password',
      ...numbers<'minLength' | 'maxLength'>({ minLength: schema.minLength, maxLength: schema.maxLength }),
    };
  }
  return { type: 'json' };
}

function numbers<K extends string, V = number>(given: Record<K, unknown>): Partial<Record<K, V>> {
  const known = Object.entries(given).filter(
    ([, value]) => typeof value === 'number' || typeof value === 'bigint',
  );
  return Object.fromEntries(known) as Partial<Record<K, V>>;
}

function textOf(value: unknown): string {
  if (value === undefined) {
    return '';
  }
  return isPlain(value) ? String(value) : stringifyExact(value, 2);
}

function isPlain(value: unknown): value is Plain {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

/** Follows a reference into the same document, one step. */
function resolve(property: unknown, root: Record<string, unknown>): Schema {
  if (!isRecord(property)) {
    return {};
  }
  const { $ref: reference } = property;
  if (typeof reference !== 'string' || !reference.startsWith('#/')) {
    return property;
  }
  let found: unknown = root;
  for (const part of reference.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return isRecord(found) ? { ...found, ...property } : property;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
