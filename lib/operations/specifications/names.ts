import type { SpecificationPart } from '#lib/specifications/stored-specification.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { readRegistration, type ServiceTarget } from '../services/call-registry.ts';

/** What the stored specifications of a service offer by name: operations, events, sets. */
export async function readSpecificationNames(
  context: OperationContext,
  target: ServiceTarget,
): Promise<string[]> {
  const registration = await readRegistration(context, target);
  const parts: SpecificationPart[] = ['api', 'events'];
  const names: string[] = [];
  for (const part of parts) {
    const json = await askSpecificationWorker('names', { registration, part, sourceUrl: undefined });
    names.push(...(JSON.parse(new TextDecoder().decode(json)) as string[]));
  }
  return names;
}
