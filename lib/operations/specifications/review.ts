import { z } from 'zod';
import { MooringError } from '../../errors.ts';
import { breakingChanges } from '../../specs/breaking-changes.ts';
import { looksLikeXml } from '../../specs/detect-spec.ts';
import { readSpecModel } from '../../specs/model/read-spec-model.ts';
import { prettyJson } from '../../specs/raw-json.ts';
import { isUsable, maxSpecChars } from '../../specs/spec-report.ts';
import type { SpecificationReview } from '../../specs/stored-specification.ts';
import { toJsonText } from '../../specs/to-json-text.ts';
import { validateSpec } from '../../specs/validate-spec.ts';
import type { OperationContext } from '../context.ts';
import { fetchSpec } from '../specs/fetch.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

export const reviewInput = z.object({
  /** Without it what the address of the specification answers now. */
  text: z.string().max(maxSpecChars).optional(),
});

/**
 * What storing another specification would change, without storing it.
 * @throws MooringError INVALID when it has no address to be read from.
 */
export async function reviewSpecification(
  context: OperationContext,
  target: SpecificationTarget,
  { text }: z.output<typeof reviewInput>,
): Promise<SpecificationReview> {
  const { text: stored, revision, sourceUrl } = await readStored(context, target);
  const next = text ?? (await readSource(context, sourceUrl));
  const report = await validateSpec(next);
  const proposed = isUsable(report) && !looksLikeXml(next) ? prettyJson(toJsonText(next)) : next;
  const before = readSpecModel(stored);
  const after = readSpecModel(proposed);
  const breaking = before === undefined || after === undefined ? [] : breakingChanges(before, after);
  return { stored, revision, proposed, report, breaking };
}

async function readSource(context: OperationContext, sourceUrl: string | undefined): Promise<string> {
  if (sourceUrl === undefined) {
    throw new MooringError('INVALID', 'The specification has no address to be read from.', {
      hint: 'Edit its text instead.',
    });
  }
  return (await fetchSpec(context, { url: sourceUrl })).text;
}
