import { z } from 'zod';
import { kindPlural, namespaceName, objectId, objectName } from '#lib/domain/kubernetes/object-name.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';

/** What the parts of an address in the console's API are called, and what each may be. */
const parameters = {
  name: objectName,
  application: objectName,
  // `-` for objects of the cluster
  namespace: namespaceName.or(z.literal('-')),
  kind: kindPlural,
  id: objectId,
  part: objectId,
};

type ParameterName = keyof typeof parameters;

/**
 * The parts of a request's address, checked, so that none of them leads to another address behind the console.
 * @throws MooringError INVALID with a sentence for each part that cannot be a name.
 */
export async function readParams<T extends Partial<Record<ParameterName, string>>>(
  params: Promise<T>,
): Promise<T> {
  const given = await params;
  const problems = Object.entries(given).flatMap(([part, value]) => {
    const checked = parameters[part as ParameterName].safeParse(value);
    return checked.success ? [] : [{ field: part, message: sentenceOf(checked.error) }];
  });
  if (problems.length > 0) {
    const text = problems.map(({ field, message }) => `${field}: ${message}`);
    throw new MooringError('INVALID', message('errors.invalidAddress', { problems: text.join(' ') }), {
      details: problems,
    });
  }
  return given;
}

/** Of alternatives the first one tells what is wrong. */
function sentenceOf({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'invalid_union') {
    return issue.errors[0]?.[0]?.message ?? issue.message;
  }
  return issue?.message ?? '';
}
