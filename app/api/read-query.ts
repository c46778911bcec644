import type { z } from 'zod';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { sentenceOfFields, wrongFields } from './wrong-fields.ts';

/**
 * The query of a request's address, checked.
 * @throws MooringError INVALID naming each parameter that is wrong.
 */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    const fields = wrongFields(parsed.error);
    throw new MooringError(
      'INVALID',
      message('errors.invalidAddress', { problems: sentenceOfFields(fields) }),
      {
        details: fields,
      },
    );
  }
  return parsed.data;
}
