import { hasManyDigits } from 'kube-text/many-digits';

/**
 * What the console has answered, with every digit of its numbers. The reader that keeps them is loaded for the first text that needs
 * it: most hold none so long.
 * @throws SyntaxError for what is no JSON.
 */
export async function parseAnswer(text: string): Promise<unknown> {
  if (!hasManyDigits(text)) {
    return JSON.parse(text);
  }
  const { parseExact } = await import('kube-text/exact-json');
  return parseExact(text);
}

/** A request's body as JSON; where a number needs the writer that keeps its digits, once that is loaded. */
export function writeBody(value: unknown): string | Promise<string> {
  try {
    return JSON.stringify(value);
  } catch {
    return import('kube-text/exact-json').then(({ stringifyExact }) => stringifyExact(value));
  }
}
