import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';
import { allowServices } from '../mappings/allow.ts';

/** Lets a mapping name the Application `to`: that one is allowed what `from` was, then the old mapping goes. */
export async function renameMapping(
  context: OperationContext,
  { namespace, from, to }: { namespace: string; from: string; to: string },
): Promise<void> {
  const { kube } = context;
  const mapping = await kube.get<ApplicationMapping>(kinds.applicationmappings, from, namespace);
  const services = mapping.spec?.services?.map(({ id }) => id) ?? null;
  await allowServices(context, { application: to, namespace, services });
  await kube.delete(kinds.applicationmappings, from, namespace);
}
