import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { SpecificationTarget } from '#lib/operations/specifications/read-stored.ts';
import { isSpecificationPart } from '#lib/specifications/stored-specification.ts';
import { readParams } from '../../../../../../read-params.ts';

export interface SpecificationRoute {
  params: Promise<{ name: string; id: string; part: string }>;
}

/** @throws MooringError NOT_FOUND for a part that no service has. */
export async function specificationTarget({ params }: SpecificationRoute): Promise<SpecificationTarget> {
  const { name, id, part } = await readParams(params);
  if (!isSpecificationPart(part)) {
    throw new MooringError('NOT_FOUND', message('errors.noSuchPart'));
  }
  return { application: name, serviceId: id, part };
}
