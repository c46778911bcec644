import { MooringError } from '#lib/errors.ts';
import { isTimestamp } from './is-timestamp.ts';

const namePattern = /^[a-z0-9]+$/;
/** Control characters and halves of characters: no text of CloudEvents has them. */
const unreadable = /[\p{Cc}\p{Cs}]/u;
const required = ['id', 'source', 'type'] as const;

/** A context attribute in JSON as the text that stands for it in a header. @throws MooringError INVALID */
export function attributeText(name: string, value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'boolean' || (Number.isInteger(value) && Math.abs(value as number) < 2 ** 31)) {
    return String(value);
  }
  throw invalid(`${name} is neither text nor boolean nor integer`);
}

/**
 * Checks the context attributes of a CloudEvent 1.0 (binding contract 6.4).
 * @param limitBytes largest of all of them together
 * @throws MooringError INVALID that says what is wrong
 */
export function checkAttributes(attributes: Readonly<Record<string, string>>, limitBytes: number): void {
  const { specversion } = attributes;
  if (specversion !== '1.0') {
    throw invalid(specversion === undefined ? 'specversion is missing' : 'unsupported cloudevents version');
  }
  const missing = required.find((name) => (attributes[name] ?? '') === '');
  if (missing !== undefined) {
    throw invalid(`${missing} is missing`);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (!namePattern.test(name) || name === 'data') {
      throw invalid('the name of an attribute has lower-case letters and digits only');
    }
    if (unreadable.test(value)) {
      throw invalid(`${name} has characters that no attribute may have`);
    }
  }
  if (attributes.time !== undefined && !isTimestamp(attributes.time)) {
    throw invalid('time is no time as RFC 3339 writes it');
  }
  if (Buffer.byteLength(JSON.stringify(attributes)) > limitBytes) {
    throw invalid(`the attributes have more than ${limitBytes} bytes`);
  }
}

export function invalid(what: string): MooringError {
  return new MooringError('INVALID', what);
}
