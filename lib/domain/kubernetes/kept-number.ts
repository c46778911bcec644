import { isKeptExactly } from 'kube-text/exact-json';

/**
 * What Kubernetes makes of a number as it is written, where that has other digits: whole numbers are kept in 64 bits,
 * others as floats. Undefined where every digit is kept.
 * @param text a JSON number
 */
export function roundingOf(text: string): string | undefined {
  if (/^-?\d+$/.test(text) && isKeptExactly(BigInt(text))) {
    return undefined;
  }
  const kept = String(Number(text));
  return significant(kept) === significant(text) ? undefined : kept;
}

/** Like roundingOf, for the first number of a JSON text that is not kept: as it is written, and what is kept of it. */
export function firstRounding(json: string): { written: string; kept: string } | undefined {
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g)) {
    const kept = token.startsWith('"') ? undefined : roundingOf(token);
    if (kept !== undefined) {
      return { written: token, kept };
    }
  }
  return undefined;
}

/** The digits of a number without zeros at the ends, its point and its exponent. */
function significant(text: string): string {
  const [mantissa = ''] = text.toLowerCase().split('e');
  return mantissa.replace(/\D/g, '').replace(/^0+|0+$/g, '');
}
