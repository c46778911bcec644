import { z } from 'zod';
import { kindPlural, namespaceName, objectId, objectName } from '#lib/domain/kubernetes/object-name.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { sentenceOfFields, wrongFields } from './wrong-fields.ts';

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
  const fields = Object.entries(given).flatMap(([part, value]) => {
    const checked = parameters[part as ParameterName].safeParse(value);
    return checked.success
      ? []
      : wrongFields(checked.error)
          .slice(0, 1)
          .map((wrong) => ({ ...wrong, field: part }));
  });
  if (fields.length > 0) {
    throw new MooringError(
      'INVALID',
      message('errors.invalidAddress', { problems: sentenceOfFields(fields) }),
      {
        details: fields,
      },
    );
  }
  return given;
}
