/** One parameter of a plan, as a form asks for it. */
export interface SchemaField {
  /** The property's name. */
  name: string;
  label: string;
  hint?: string;
  required: boolean;
  input:
    | { type: 'text'; minLength?: number; maxLength?: number; secret: boolean }
    | { type: 'number'; integer: boolean; minimum?: number; maximum?: number }
    | { type: 'switch' }
    | { type: 'choice'; values: readonly (string | number | boolean)[] }
    /** Anything that a line cannot hold: written as JSON. */
    | { type: 'json' };
  /** What the field starts with, as a text; empty for nothing. */
  initial: string;
}

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

/** Values by the names of fields, as a form holds them. */
export type FieldValues = Record<string, string>;

export interface ReadParameters {
  parameters: Record<string, unknown>;
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
}

/** The parameters that a filled-in form stands for; empty optional fields are left out. */
export function readParameters(fields: readonly SchemaField[], values: FieldValues): ReadParameters {
  const parameters: [string, unknown][] = [];
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const text = values[field.name] ?? '';
    if (text.trim() === '') {
      if (field.required) {
        problems[field.name] = `Enter ${field.label}.`;
      }
      continue;
    }
    const read = readValue(field, text);
    if ('problem' in read) {
      problems[field.name] = read.problem;
    } else {
      parameters.push([field.name, read.value]);
    }
  }
  return { parameters: Object.fromEntries(parameters), problems };
}

function readValue({ input }: SchemaField, text: string): { value: unknown } | { problem: string } {
  switch (input.type) {
    case 'switch':
      return { value: text === 'true' };
    case 'choice':
      return { value: input.values.find((value) => String(value) === text) };
    case 'number':
      return readNumber(input, text);
    case 'json':
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return { problem: 'This is not JSON: texts and names stand in double quotes.' };
      }
    case 'text':
      return readText(input, text);
  }
}

function readNumber(
  { integer, minimum, maximum }: Extract<SchemaField['input'], { type: 'number' }>,
  text: string,
): { value: number } | { problem: string } {
  const value = Number(text);
  if (!Number.isFinite(value) || (integer && !Number.isInteger(value))) {
    return { problem: integer ? 'Enter a whole number.' : 'Enter a number.' };
  }
  if (minimum !== undefined && value < minimum) {
    return { problem: `Enter ${minimum} or more.` };
  }
  return maximum !== undefined && value > maximum ? { problem: `Enter ${maximum} or less.` } : { value };
}

function readText(
  { minLength = 0, maxLength }: Extract<SchemaField['input'], { type: 'text' }>,
  text: string,
): { value: string } | { problem: string } {
  if (text.length < minLength) {
    return { problem: `Enter ${minLength} characters or more.` };
  }
  return maxLength !== undefined && text.length > maxLength
    ? { problem: `Enter ${maxLength} characters or fewer.` }
    : { value: text };
}

function fieldOf(name: string, schema: Schema, required: boolean): SchemaField {
  const { description } = schema;
  const initial = schema.default ?? schema.const;
  return {
    name,
    label: typeof schema.title === 'string' && schema.title !== '' ? schema.title : name,
    ...(typeof description === 'string' && description !== '' ? { hint: description } : {}),
    required,
    input: inputOf(schema),
    initial: textOf(initial),
  };
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
      ...numbers({ minimum: schema.minimum, maximum: schema.maximum }),
    };
  }
  if (type === 'string') {
    return {
      type: 'text',
      secret: schema.format === 'password',
      ...numbers({ minLength: schema.minLength, maxLength: schema.maxLength }),
    };
  }
  return { type: 'json' };
}

function numbers<K extends string>(given: Record<K, unknown>): Partial<Record<K, number>> {
  const known = Object.entries(given).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(known) as Partial<Record<K, number>>;
}

function textOf(value: unknown): string {
  if (value === undefined) {
    return '';
  }
  return isPlain(value) ? String(value) : JSON.stringify(value, null, 2);
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
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
