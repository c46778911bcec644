import { type Fields, isFields } from '../meta/api-object.ts';
import { omitsZero } from './omit-zero.ts';
import { extraSchema, ownProperty, resolveSchema, type Schema } from './schema.ts';

/** What reading a built-in object found wrong with it. */
export interface DecodeFindings {
  /** Paths of fields the kind does not have: dropped. */
  unknownFields: string[];
  /** The first value of a wrong type, in the words of Go's decoder; the object cannot be used. */
  typeProblem: string | undefined;
}

const goTypes: { [jsonType: string]: string } = {
  object: 'object',
  array: 'array',
  string: 'string',
  number: 'number',
  boolean: 'bool',
};

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return goTypes[typeof value] ?? typeof value;
}

function wrongType(findings: DecodeFindings, path: string, found: unknown, wanted: string): undefined {
  findings.typeProblem ??= `json: cannot unmarshal ${jsonType(found)} into Go struct field ${path || '.'} of type ${wanted}`;
  return undefined;
}

/** Whether Go reads it as a whole number of that size. Beyond 2^53 only a bigint has all digits that were written. */
function isWhole(value: unknown, format: string | undefined): boolean {
  if (typeof value === 'bigint') return format !== 'int32';
  if (!Number.isSafeInteger(value)) return false;
  return format !== 'int32' || Number(value) === (Number(value) | 0);
}

function decodeText(schema: Schema, value: unknown, path: string, findings: DecodeFindings): unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && schema.format === 'int-or-string') return value;
  if (typeof value === 'number' && schema.description?.includes('fixed-point')) return String(value);
  return wrongType(findings, path, value, 'string');
}

function decodeScalar(schema: Schema, value: unknown, path: string, findings: DecodeFindings): unknown {
  switch (schema.type) {
    case 'string':
      return decodeText(schema, value, path, findings);
    case 'integer':
      return isWhole(value, schema.format) ? value : wrongType(findings, path, value, schema.format ?? 'int');
    case 'number':
      if (typeof value === 'bigint') return Number(value);
      return typeof value === 'number' ? value : wrongType(findings, path, value, 'float64');
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(findings, path, value, 'bool');
    default:
      return value;
  }
}

/** Empty text, lists and maps, and many zeros, are the same as absent ones to the real server's encoder. */
function isLeftOut(value: unknown, property: Schema, fieldSchema: Schema): boolean {
  if (value === '') return true;
  if (value === false || value === 0) return omitsZero(property);
  if (Array.isArray(value)) return value.length === 0;
  return isFields(value) && extraSchema(fieldSchema) !== undefined && Object.keys(value).length === 0;
}

function decodeObject(schema: Schema, value: Fields, path: string, findings: DecodeFindings): Fields {
  const extra = extraSchema(schema);
  if (!schema.properties && !extra) return value;
  const decoded: Fields = {};
  for (const [name, found] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    const property = ownProperty(schema, name);
    const fieldSchema = resolveSchema(property ?? extra);
    if (!fieldSchema) {
      findings.unknownFields.push(at);
      continue;
    }
    if (found === null || found === undefined) continue;
    const result = decode(fieldSchema, found, at, findings);
    const isRequired = schema.required?.includes(name) === true;
    const isDropped = property !== undefined && !isRequired && isLeftOut(result, property, fieldSchema);
    if (result !== undefined && !isDropped) decoded[name] = result;
  }
  return decoded;
}

function decode(given: Schema | undefined, value: unknown, path: string, findings: DecodeFindings): unknown {
  const schema = resolveSchema(given);
  if (!schema?.type) return value;
  if (schema.type === 'object') {
    return isFields(value)
      ? decodeObject(schema, value, path, findings)
      : wrongType(findings, path, value, 'object');
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return wrongType(findings, path, value, 'array');
    return value.map((item, i) => decode(schema.items, item, `${path}[${i}]`, findings));
  }
  if (schema.format === 'byte' && typeof value === 'string') {
    const at = illegalBase64At(value);
    if (at >= 0) {
      findings.typeProblem ??= `illegal base64 data at input byte ${at}`;
      return undefined;
    }
    return value;
  }
  return decodeScalar(schema, value, path, findings);
}

/** The position of the first character that is not base64; -1 when all is well. Line breaks are allowed, as in Go. */
function illegalBase64At(value: string): number {
  const bad = value.search(/[^A-Za-z0-9+/=\r\n]/);
  if (bad >= 0) return bad;
  const text = value.replaceAll(/[\r\n]/g, '');
  const padding = /=*$/.exec(text)?.[0].length ?? 0;
  const inner = text.indexOf('=');
  if (padding > 2 || (inner >= 0 && inner < text.length - padding)) return inner;
  return text.length % 4 === 0 ? -1 : Math.max(0, text.length - (text.length % 4));
}

/** Reads an object of a built-in kind as the real server's decoder does: unknown fields and nulls go, types are checked. */
export function decodeBuiltin(
  schema: Schema | undefined,
  object: Fields,
): { object: Fields; findings: DecodeFindings } {
  const findings: DecodeFindings = { unknownFields: [], typeProblem: undefined };
  const decoded = decode(schema, object, '', findings);
  return { object: isFields(decoded) ? decoded : {}, findings };
}
