import type { z } from 'zod';
import type { allowRequest } from '#lib/domain/application/allow-request.ts';
import { type Allowance, allowanceOf } from '#lib/domain/application/allowance.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { mergeAllowance } from '#lib/domain/application/merge-allowance.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { OperationContext } from '../context.ts';

/**
 * Allows services of an Application in a namespace.
 * @throws MooringError CONFLICT where somebody else has changed meanwhile what does not go together with the choice.
 */
export async function allowServices(
  context: OperationContext,
  input: z.output<typeof allowRequest>,
): Promise<ApplicationMapping> {
  const { kube } = context;
  const { application, namespace, services, base } = input;
  const wanted: Allowance = services === null ? { mode: 'all' } : { mode: 'some', services };
  await kube.get(kinds.applications, application);
  const target = { name: application, namespace };
  const changed = await updateObject<ApplicationMapping>(kube, kinds.applicationmappings, target, (current) =>
    withAllowance(current, merged(base, wanted, allowanceOf(current))),
  );
  if (changed !== undefined) {
    return changed;
  }
  merged(base, wanted, { mode: 'none' });
  const created: ApplicationMapping = {
    apiVersion: apiVersionOf(kinds.applicationmappings),
    kind: kinds.applicationmappings.kind,
    metadata: target,
  };
  try {
    return await kube.create(kinds.applicationmappings, withAllowance(created, wanted));
  } catch (error) {
    if (isMooringError(error, 'EXISTS')) {
      return allowServices(context, input);
    }
    throw error;
  }
}

function merged(base: Allowance | undefined, wanted: Allowance, current: Allowance): Allowance {
  const result = base === undefined ? wanted : mergeAllowance(base, wanted, current);
  if (result === undefined) {
    throw new MooringError('CONFLICT', message('errors.allowanceChanged'), {
      hint: message('errors.allowanceChangedHint'),
    });
  }
  return result;
}

function withAllowance(mapping: ApplicationMapping, allowed: Allowance): ApplicationMapping {
  const { services: _before, ...spec } = mapping.spec ?? {};
  // absent means all
  return {
    ...mapping,
    spec: allowed.mode === 'some' ? { ...spec, services: allowed.services.map((id) => ({ id })) } : spec,
  };
}
