import { kinds } from '#lib/domain/kubernetes/kinds.ts';
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
    throw new MooringError('CONFLICT', `There is an Application ${application} by now.`, {
      hint: 'Change on the page Namespaces what of it is allowed where.',
    });
  }
  for (const namespace of namespaces) {
    await kube.delete(kinds.applicationmappings, application, namespace);
  }
}
