import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';

/**
 * Deletes the mappings that an Application has left behind.
 * @throws MooringError CONFLICT where an Application has that name again: its namespaces are in use.
 */
export async function deleteMappings(
  { kube }: OperationContext,
  { application, namespaces }: { application: string; namespaces: string[] },
): Promise<void> {
  if ((await kube.find(kinds.applications, application)) !== undefined) {
    throw new MooringError('CONFLICT', message('errors.applicationThereByNow', { application }), {
      hint: message('errors.applicationThereByNowHint'),
    });
  }
  for (const namespace of namespaces) {
    await kube.delete(kinds.applicationmappings, application, namespace);
  }
}
