import { type BindingPlan, planBinding } from '#lib/domain/binding-plan.ts';
import type { OperationContext } from '../context.ts';
import type { BindInput } from './bind-input.ts';
import { gatherSituation } from './gather-situation.ts';

/** What binding would create and change. Writes nothing. */
export async function planBind({ kube }: OperationContext, input: BindInput): Promise<BindingPlan> {
  const { createSample, ...request } = input;
  return planBinding(request, await gatherSituation(kube, request, createSample));
}
