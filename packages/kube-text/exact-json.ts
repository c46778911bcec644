import { parse, stringify } from 'lossless-json';
import { hasManyDigits } from './many-digits.ts';

/** What Kubernetes keeps digit by digit; a larger whole number becomes a float there. */
const longestInteger = { least: -(2n ** 63n), greatest: 2n ** 63n - 1n };

/**
 * JSON with every digit of its whole numbers: those beyond 2^53, which a number would round, are bigints, as far as
 * Kubernetes keeps them. Whatever may hold such a value is written with `stringifyExact`; JSON.stringify throws.
 * @throws SyntaxError for what is no JSON.
 */
export function parseExact(text: string): unknown {
  if (!hasManyDigits(text)) {
    return JSON.parse(text);
  }
  return parse(text, undefined, { parseNumber: exactNumber, onDuplicateKey: ({ newValue }) => newValue });
}

/** JSON with the digits of bigints; undefined for what JSON cannot say. */
export function stringifyExact(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch (error) {
    if (!hasBigint(value)) {
      throw error;
    }
    return stringify(value, undefined, indent) as string;
  }
}

/** A JSON number: a bigint where only that keeps its digits. */
export function exactNumber(text: string): number | bigint {
  const value = Number(text);
  if (Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) {
    return value;
  }
  const exact = BigInt(text);
  return isKeptExactly(exact) ? exact : value;
}

/** Whether Kubernetes keeps all digits of a whole number. */
export function isKeptExactly(value: bigint): boolean {
  return value >= longestInteger.least && value <= longestInteger.greatest;
}

function hasBigint(value: unknown): boolean {
  return (
    typeof value === 'bigint' ||
    (typeof value === 'object' && value !== null && Object.values(value).some(hasBigint))
  );
}
