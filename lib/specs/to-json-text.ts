import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { MooringError } from '../errors.ts';
import { parseDocument } from './parse-document.ts';

/**
 * The JSON text of a JSON or YAML document. Written from the source and not from a parsed value, so that keys such as "200"
 * keep their order and numbers their digits.
 * @throws MooringError INVALID when the text cannot be read or is no mapping.
 */
export function toJsonText(text: string): string {
  const parsed = parseDocument(text);
  const problem = parsed.problems[0];
  if (problem !== undefined) {
    throw new MooringError('INVALID', `Line ${problem.line}: ${problem.message}`);
  }
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) {
    throw new MooringError('INVALID', 'The specification is not an object.');
  }
  return parsed.document === undefined ? text.trim() : write(parsed.document.contents, parsed.document);
}

function write(node: unknown, document: Document): string {
  if (isMap(node)) {
    const members = node.items.map(
      ({ key, value }) => `${JSON.stringify(keyText(key))}:${write(value, document)}`,
    );
    return `{${members.join(',')}}`;
  }
  if (isSeq(node)) {
    return `[${node.items.map((item) => write(item, document)).join(',')}]`;
  }
  if (isAlias(node)) {
    return write(node.resolve(document) as Node | undefined, document);
  }
  return isScalar(node) ? writeScalar(node) : 'null';
}

function keyText(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : String(key);
}

function writeScalar({ value, source }: Scalar): string {
  if (
    typeof value === 'number' &&
    source !== undefined &&
    /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(source)
  ) {
    return source;
  }
  return JSON.stringify(value) ?? 'null';
}
