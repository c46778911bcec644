import { message } from '#lib/domain/texts/message.ts';
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
    throw new MooringError(
      'UNPROCESSABLE',
      message('errors.unusableSpecification', {
        line: first.line,
        reason: first.message,
        more: errors.length - 1,
      }),
      {
        hint: message('errors.unusableSpecificationHint'),
        details: problems,
      },
    );
  }
  return checked;
}
