import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';

export interface WithdrawInput {
  application: string;
  namespace: string;
}

/** Takes back all that was allowed of an Application in a namespace; what is bound there stops working. */
export async function withdrawServices(
  { kube }: OperationContext,
  { application, namespace }: WithdrawInput,
): Promise<void> {
  await kube.delete(kinds.applicationmappings, application, namespace);
}
