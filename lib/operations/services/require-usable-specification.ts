import { MooringError } from '#lib/errors.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { CheckedSpecification } from '#lib/specifications/worker/specification-task.ts';

/**
 * A specification without errors, read.
 * @throws MooringError UNPROCESSABLE with the problems and their lines in `details`.
 */
export async function requireUsableSpecification(text: string): Promise<CheckedSpecification> {
  const checked = await askSpecificationWorker('check', { text });
  const { problems } = checked;
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
  return checked;
}
