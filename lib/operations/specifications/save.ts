import type { z } from 'zod';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { rawMember, setRawMember } from '#lib/specifications/raw-json.ts';
import { registeredAs } from '#lib/specifications/registered-as.ts';
import type { saveSpecificationRequest } from '#lib/specifications/requests/save-specification-request.ts';
import type { SpecificationPart } from '#lib/specifications/stored-specification.ts';
import { storedRevision } from '#lib/specifications/stored-text.ts';
import type { CheckedSpecification } from '#lib/specifications/worker/specification-task.ts';
import type { OperationContext } from '../context.ts';
import { changeRegistration } from '../services/change-registration.ts';
import { requireUsableSpecification } from '../services/require-usable-specification.ts';
import type { SpecificationTarget } from './read-stored.ts';

/**
 * Stores another specification in the place of the one that was reviewed.
 * @throws MooringError UNPROCESSABLE with the problems in `details`, INVALID for a language that does not belong there,
 * CONFLICT when another one is stored by now.
 */
export async function saveSpecification(
  context: OperationContext,
  target: SpecificationTarget,
  { text, revision }: z.output<typeof saveSpecificationRequest>,
): Promise<void> {
  const { part } = target;
  const spec = text === undefined ? undefined : registryText(part, await requireUsableSpecification(text));
  await changeRegistration(context, target, (registration) => {
    if (text !== undefined && storedRevision(registration, part) !== revision) {
      throw new MooringError('CONFLICT', message('errors.specificationChanged'), {
        hint: message('errors.specificationChangedHint'),
      });
    }
    const member = rawMember(registration, part) ?? '{}';
    return setRawMember(registration, part, setRawMember(member, 'spec', spec));
  });
}

const expected: Record<SpecificationPart, Message> = {
  api: message('errors.apiDescribedBy'),
  events: message('errors.eventsDescribedBy'),
};

function registryText(part: SpecificationPart, { kind, json }: CheckedSpecification): string {
  const way = kind === undefined ? undefined : registeredAs[kind];
  if (way?.isSent === false) {
    throw new MooringError('INVALID', message('errors.metadataNotText'), {
      hint: message('errors.metadataNotTextHint'),
    });
  }
  if (way?.part !== part) {
    throw new MooringError('INVALID', expected[part], {
      hint: message('errors.ownService'),
    });
  }
  return json;
}
