import { exactNumber, parseExact } from 'kube-text/exact-json';
import { badRequest, unsupportedMediaType } from '../meta/api-error.ts';
import { type Fields, fieldsOf, listOf } from '../meta/api-object.ts';
import { ProtobufReader } from './protobuf-reader.ts';
import { definitionOfKind, type WireField, wireMessage } from './wire-fields.ts';

export const protobufType = 'application/vnd.kubernetes.protobuf';

const magic = Buffer.from('k8s\0');
const maxDepth = 64;

function bytesOf(value: bigint | Buffer): Buffer {
  if (typeof value === 'bigint') throw new RangeError('protobuf: a number stands where bytes belong');
  return value;
}

/** All fields of a message that needs no definition, the last one of each number. */
function plainFields(bytes: Buffer): Map<number, bigint | Buffer> {
  const reader = new ProtobufReader(bytes);
  const fields = new Map<number, bigint | Buffer>();
  while (!reader.done) {
    const { number, value } = reader.field();
    fields.set(number, value);
  }
  return fields;
}

function textAt(fields: Map<number, bigint | Buffer>, number: number): string {
  const value = fields.get(number);
  return value === undefined ? '' : bytesOf(value).toString('utf8');
}

function timeOf(bytes: Buffer, micro: boolean): string | null {
  if (bytes.length === 0) return null;
  const fields = plainFields(bytes);
  const seconds = Number(fields.get(1) ?? 0n);
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  const micros = Math.floor(Number(fields.get(2) ?? 0n) / 1000);
  return micro ? `${text}.${String(micros).padStart(6, '0')}Z` : `${text}Z`;
}

function intOrStringOf(bytes: Buffer): unknown {
  const fields = plainFields(bytes);
  return Number(fields.get(1) ?? 0n) === 1 ? textAt(fields, 3) : Number(fields.get(2) ?? 0n);
}

function rawOf(bytes: Buffer): unknown {
  const text = textAt(plainFields(bytes), 1);
  return text ? parseExact(text) : undefined;
}

function decodeValue(field: WireField, value: bigint | Buffer, depth: number): unknown {
  switch (field.kind) {
    case 's':
      return bytesOf(value).toString('utf8');
    case 'b':
      return bytesOf(value).toString('base64');
    case 'i':
      return exactNumber(String(value));
    case 't':
      return value !== 0n;
    case 'd':
      return bytesOf(value).readDoubleLE();
    case 'T':
      return timeOf(bytesOf(value), false);
    case 'M':
      return timeOf(bytesOf(value), true);
    case 'Q':
      return textAt(plainFields(bytesOf(value)), 1);
    case 'I':
      return intOrStringOf(bytesOf(value));
    case 'R':
      return rawOf(bytesOf(value));
    case 'X':
      return listOf(decodeExtra(bytesOf(value)));
    default:
      return decodeMessage(field.message, bytesOf(value), depth + 1);
  }
}

/** A list of texts in a message of its own, as `extra` of a user has. */
function decodeExtra(bytes: Buffer): string[] {
  const reader = new ProtobufReader(bytes);
  const items: string[] = [];
  while (!reader.done) items.push(bytesOf(reader.field().value).toString('utf8'));
  return items;
}

function addToMap(object: Fields, field: WireField, bytes: Buffer, depth: number): void {
  const entry = plainFields(bytes);
  const map = fieldsOf(object[field.name]);
  const value = entry.get(2) ?? Buffer.alloc(0);
  Object.defineProperty(map, textAt(entry, 1), {
    value: decodeValue(field, value, depth),
    enumerable: true,
    writable: true,
    configurable: true,
  });
  object[field.name] = map;
}

function decodeMessage(definition: string, bytes: Buffer, depth = 0): Fields {
  const message = wireMessage(definition);
  if (!message || depth > maxDepth) throw unsupportedMediaType(['application/json', 'application/yaml']);
  const object: Fields = {};
  const reader = new ProtobufReader(bytes);
  while (!reader.done) {
    const { number, value } = reader.field();
    const field = message.get(number);
    if (field) addField(object, field, value, depth);
  }
  return object;
}

function addField(object: Fields, field: WireField, value: bigint | Buffer, depth: number): void {
  if (field.isMap) {
    addToMap(object, field, bytesOf(value), depth);
    return;
  }
  const decoded = decodeValue(field, value, depth);
  const isZero = decoded === 0 || decoded === false || decoded === '';
  if (field.repeated) object[field.name] = [...listOf(object[field.name]), decoded];
  else if (field.inline) Object.assign(object, decoded);
  else if (!(field.omitsZero && isZero)) object[field.name] = decoded;
}

/**
 * Reads a body in Kubernetes' protobuf form: four magic bytes, then an envelope that names the kind. Built-in kinds only;
 * throws 415 for others and 400 for what is no such message.
 */
export function decodeProtobuf(body: Buffer): Fields {
  try {
    if (!body.subarray(0, 4).equals(magic))
      throw new RangeError('protobuf: the body does not begin with k8s\\0');
    const envelope = plainFields(body.subarray(4));
    const type = plainFields(bytesOf(envelope.get(1) ?? Buffer.alloc(0)));
    const apiVersion = textAt(type, 1);
    const kind = textAt(type, 2);
    const definition = definitionOfKind(apiVersion, kind);
    if (!definition) throw unsupportedMediaType(['application/json', 'application/yaml']);
    return { ...decodeMessage(definition, bytesOf(envelope.get(2) ?? Buffer.alloc(0))), apiVersion, kind };
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) throw badRequest(error.message);
    throw error;
  }
}
