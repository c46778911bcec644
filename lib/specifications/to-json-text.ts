import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { type ParsedDocument, parseDocument } from './parse-document.ts';

/**
 * The JSON text of a JSON or YAML document, with keys in their order and numbers with their digits.
 * @throws MooringError INVALID when the text cannot be read or is no mapping.
 */
export function toJsonText(text: string): string {
  return jsonOf(parseDocument(text));
}

/** The same of a document that is parsed already. */
export function jsonOf(parsed: ParsedDocument): string {
  const problem = parsed.problems[0];
  if (problem !== undefined) {
    throw new MooringError(
      'INVALID',
      message('findings.atLine', { line: problem.line, problem: problem.message }),
    );
  }
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) {
    throw new MooringError('INVALID', message('findings.notObject'));
  }
  return parsed.json();
}
