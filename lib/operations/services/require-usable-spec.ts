import { MooringError } from '../../errors.ts';
import type { SpecKind } from '../../specs/spec-report.ts';
import { validateSpec } from '../../specs/validate-spec.ts';

/**
 * The language of a specification without errors.
 * @throws MooringError UNPROCESSABLE with the problems and their lines in `details`.
 */
export async function requireUsableSpec(text: string): Promise<SpecKind | undefined> {
  const { kind, problems } = await validateSpec(text);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
    throw new MooringError(
      'UNPROCESSABLE',
      `The specification, line ${first.line}: ${first.message}${more}`,
      {
        hint: 'Nothing was sent. Correct the specification, or remove it to register without one.',
        details: problems,
      },
    );
  }
  return kind;
}
