import { errorText, MooringError } from '#lib/errors.ts';

/**
 * Parses a raw request body as JSON, whatever its content type.
 * @throws MooringError INVALID that says where it breaks, without repeating any of it.
 */
export function readJson(body: unknown): unknown {
  const text = readText(body);
  if (text.trim() === '') {
    throw new MooringError('INVALID', 'The request body is empty, JSON is expected.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = errorText(error);
    const where = /at position \d+(?: \(line \d+ column \d+\))?/.exec(said)?.[0];
    const advice = said.startsWith('Bad control character')
      ? ': a text contains a raw line break. Where it is base64, write it in one line (base64 -w0).'
      : '.';
    throw new MooringError(
      'INVALID',
      `The request body is not valid JSON${where === undefined ? '' : `, it breaks ${where}`}${advice}`,
    );
  }
}

/** A raw request body as text; empty where there is none. */
export function readText(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
}
