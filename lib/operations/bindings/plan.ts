import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { planBinding } from '#lib/domain/binding/binding-plan.ts';
import type { BindingPlan } from '#lib/domain/binding/binding-plan-shape.ts';
import type { OperationContext } from '../context.ts';
import { gatherSituation } from './gather-situation.ts';
import { waitForClass } from './wait-for-class.ts';

const classTimeoutMs = 5_000;

/** What binding would create and change. Writes nothing. */
export async function planBind({ kube }: OperationContext, input: BindRequest): Promise<BindingPlan> {
  const { createSample, ...request } = input;
  await waitForClass(kube, input, classTimeoutMs);
  return planBinding(request, await gatherSituation(kube, request, createSample));
}
