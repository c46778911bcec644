'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createInstance } from '#lib/client/instances.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { viewQueryOptions } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { type OrderValues, useParameters } from './use-parameters.ts';

/** What is ordered, and where. */
export interface OrderedService {
  namespace: string;
  className: string;
  displayName: string;
  serviceId: string;
}

/** The plans, and how an instance may be called. */
export type OrderTerms = ViewAnswer<'instance-order'>;

export type Order = ReturnType<typeof useOrder>;

/** The form that orders an instance of a service, and its sending. */
export function useOrder({ namespace, className }: OrderedService, terms: OrderTerms) {
  const client = useQueryClient();
  const offered = terms.plans;
  const form = useForm<OrderValues>({
    defaultValues: { name: terms.name, plan: offered[0]?.id ?? '', parameters: {} },
  });
  const chosen = form.watch('plan');
  const plan = offered.find(({ id }) => id === chosen);
  const parameters = useParameters(form, plan?.schema, plan?.schema !== undefined || terms.takesAny);
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
      servicePlan: plan.id,
      parameters: parameters.read(values),
    });
  });

  return {
    form,
    namespace,
    offered,
    plan,
    parameters,
    submit,
    /** Whether the namespace has an instance of this name; the server says so, too, where nobody can tell now. */
    async isTaken(name: string): Promise<boolean> {
      const query = viewQueryOptions(client, 'instance', { namespace, name });
      const found = await client.fetchQuery({ ...query, retry: false, staleTime: 0 }).catch(() => undefined);
      return found?.answer.instance !== undefined;
    },
    isPending: sending.isPending,
    error: sending.error,
    /** Name of the instance that was made. */
    created,
  };
}
