import { Document, isScalar, visit } from 'yaml';
import { needsQuotes } from './yaml-scalar.ts';

/** What go-yaml takes only as an escape, and what breaks a line for some readers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * A value as YAML that means the same to kubectl, and to readers of YAML 1.1 and 1.2: a text that one of them would take
 * for something else stands in quotes.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string' && isDelicate(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return document
    .toString({ lineWidth: 0 })
    .replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isDelicate(text: string): boolean {
  return needsQuotes(text) || text.search(unprintable) >= 0 || text.includes('\t');
}
