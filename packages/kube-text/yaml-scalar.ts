import { exactNumber, isKeptExactly } from './exact-json.ts';

/** What an unquoted word of YAML stands for. */
export type PlainValue = string | number | bigint | boolean | null;

const words = new Map<string, PlainValue>([
  ...withValue(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...withValue(false, 'n N no No NO false False FALSE off Off OFF'),
  ...withValue(null, '~ null Null NULL'),
  ...withValue(Number.NaN, '.nan .NaN .NAN'),
  ...withValue(Number.POSITIVE_INFINITY, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...withValue(Number.NEGATIVE_INFINITY, '-.inf -.Inf -.INF'),
  ['', null],
]);

function withValue(value: PlainValue, list: string): [string, PlainValue][] {
  return list.split(' ').map((word) => [word, value]);
}

const decimal = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const withBase = /^([-+]?)0(?:[xX]([\da-fA-F]+)|[oO]?([0-7]+)|[bB]([01]+))$/;

/**
 * What kubectl and the API server read in an unquoted word: YAML 1.1 as go-yaml v2 resolves it into an interface, which
 * is not what YAML 1.2 says (`yes`, `0400`, `1_000`, `0b11`), and not all of 1.1 either (`1:30` and dates are texts).
 * Measured with kubectl 1.20 and 1.32.
 */
export function plainValue(text: string): PlainValue {
  const word = words.get(text);
  if (word !== undefined) {
    return word;
  }
  if (!/^[-+.\d]/.test(text)) {
    return text;
  }
  // a number that begins with its point knows no underscores there
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  return integerOf(digits) ?? floatOf(digits) ?? text;
}

function integerOf(digits: string): number | bigint | undefined {
  const based = withBase.exec(digits);
  if (based !== null) {
    const [, sign, hex, octal, binary] = based;
    const value = BigInt(hex ? `0x${hex}` : octal ? `0o${octal}` : `0b${binary}`);
    const signed = sign === '-' ? -value : value;
    return isKeptExactly(signed) ? exactNumber(String(signed)) : undefined;
  }
  return /^[-+]?(0|[1-9]\d*)$/.test(digits) ? exactNumber(digits.replace(/^\+|^-(?=0$)/, '')) : undefined;
}

function floatOf(digits: string): number | undefined {
  const value = decimal.test(digits) ? Number(digits) : Number.NaN;
  // what no float can hold stays a text
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Whether a text needs quotes to stay one: for kubectl, and for readers of the whole of YAML 1.1, to whom also `1:30`,
 * dates and `=` are no texts.
 */
export function needsQuotes(text: string): boolean {
  return plainValue(text) !== text || otherValues.test(text);
}

const otherValues =
  /^(=|<<|[-+]?[\d_]+(:[0-5]?\d)+(\.[\d_]*)?|\d{4}-\d\d?-\d\d?([Tt\s].*)?|0[oO].*|[-+]?\d[\d_]*\.?[\d_]*)$/;
