import { applicationNameProblems } from '#lib/domain/application/application-name.ts';
import { joinSentences } from '#lib/domain/texts/join-sentences.ts';
import { MooringError } from '#lib/errors.ts';

/** @throws MooringError INVALID for a name under which the operator would set nothing up, in its sentences. */
export function requireUsableName(name: string): void {
  const problems = applicationNameProblems(name);
  if (problems.length > 0) {
    throw new MooringError('INVALID', joinSentences(problems));
  }
}
