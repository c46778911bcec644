'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createInstance } from '#lib/client/instances.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { displayNameOfServiceClass, type ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { stableName } from '#lib/domain/kubernetes/stable-name.ts';
import { type OrderValues, useParameters } from './use-parameters.ts';

export interface OrderedService {
  serviceClass: ServiceClass;
  plans: readonly ServicePlan[];
  /** Names of the namespace's instances. */
  taken: readonly string[];
}

export type Order = ReturnType<typeof useOrder>;

/** The form that orders an instance of a service, and its sending. */
export function useOrder({ serviceClass, plans, taken }: OrderedService) {
  const { namespace = '', name: className } = serviceClass.metadata;
  const offered = plans.filter(({ status }) => status?.removedFromBrokerCatalog !== true);
  const form = useForm<OrderValues>({
    defaultValues: {
      name: stableName([displayNameOfServiceClass(serviceClass)], className, (name) => !taken.includes(name)),
      plan: offered[0]?.metadata.name ?? '',
      parameters: {},
    },
  });
  const chosen = form.watch('plan');
  const plan = offered.find(({ metadata }) => metadata.name === chosen);
  const schema = plan?.spec.instanceCreateParameterSchema;
  // an Application's service takes no parameters unless its plan says so
  const takesAny =
    schema !== undefined || serviceClass.spec.externalMetadata?.applicationServiceId === undefined;
  const parameters = useParameters(form, schema, takesAny);
  const [created, setCreated] = useState<string>();
  const sending = useGuardedMutation({
    mutationFn: createInstance,
    onSuccess: ({ metadata }) => setCreated(metadata.name),
  });

  const submit = form.handleSubmit(({ name, parameters: values }) => {
    if (plan === undefined || sending.isPending) {
      return;
    }
    sending.mutate({
      namespace,
      name,
      serviceClass: className,
      servicePlan: plan.metadata.name,
      parameters: parameters.read(values),
    });
  });

  return {
    form,
    namespace,
    taken,
    offered,
    plan,
    parameters,
    submit,
    isPending: sending.isPending,
    error: sending.error,
    /** Name of the instance that was made. */
    created,
  };
}
