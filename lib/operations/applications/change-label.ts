import type { Application } from '#lib/domain/application/application.ts';
import type { ChangeLabelRequest } from '#lib/domain/application/change-label-request.ts';
import { withLabel } from '#lib/domain/application/with-label.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { OperationContext } from '../context.ts';

/**
 * Gives an Application a label, or takes it away; all else stays.
 * @throws MooringError NOT_FOUND where there is no such Application.
 */
export async function changeLabel(
  { kube }: OperationContext,
  name: string,
  change: ChangeLabelRequest,
): Promise<void> {
  const changed = await updateObject<Application>(kube, kinds.applications, { name }, (current) =>
    withLabel(current, change),
  );
  if (changed === undefined) {
    throw new MooringError('NOT_FOUND', message('errors.applicationGone', { name }));
  }
}
