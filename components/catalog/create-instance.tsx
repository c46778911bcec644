'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { createInstance } from '#lib/client/instances.ts';
import { bindHref } from '#lib/client/links.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { displayNameOfServiceClass, type ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { stableName } from '#lib/domain/kubernetes/stable-name.ts';
import { CreatedInstance } from './created-instance.tsx';
import { ParameterField } from './parameter-field.tsx';
import { type OrderValues, useParameters } from './use-parameters.ts';

export interface CreateInstanceProps {
  serviceClass: ServiceClass;
  plans: readonly ServicePlan[];
  /** Names of the namespace's instances. */
  taken: readonly string[];
  bindable: boolean;
  onClose(): void;
}

/** The server's own rule, which takes much code, needed only once the form is sent. */
async function problemOfName(name: string): Promise<string | undefined> {
  const { createInstanceRequest } = await import('#lib/domain/catalog/create-instance-request.ts');
  return createInstanceRequest.shape.name.safeParse(name).error?.issues[0]?.message;
}

/** Orders a service: name, plan, and the parameters that the plan's schema asks for. */
export function CreateInstance({ serviceClass, plans, taken, bindable, onClose }: CreateInstanceProps) {
  const { namespace = '', name: className } = serviceClass.metadata;
  const offered = plans.filter(({ status }) => status?.removedFromBrokerCatalog !== true);
  const form = useForm<OrderValues>({
    defaultValues: {
      name: stableName([displayNameOfServiceClass(serviceClass)], className, (name) => !taken.includes(name)),
      plan: offered[0]?.metadata.name ?? '',
      parameters: {},
    },
  });
  const { register, handleSubmit, formState, watch } = form;
  const plan = offered.find(({ metadata }) => metadata.name === watch('plan'));
  const schema = plan?.spec.instanceCreateParameterSchema;
  // an Application's service takes no parameters unless its plan says so
  const takesAny =
    schema !== undefined || serviceClass.spec.externalMetadata?.applicationServiceId === undefined;
  const parameters = useParameters(form, schema, takesAny);
  const [created, setCreated] = useState<string>();
  const order = useGuardedMutation({
    mutationFn: createInstance,
    onSuccess: ({ metadata }) => setCreated(metadata.name),
  });

  const submit = handleSubmit(({ name, parameters: values }) => {
    if (plan === undefined || order.isPending) {
      return;
    }
    order.mutate({
      namespace,
      name,
      serviceClass: className,
      servicePlan: plan.metadata.name,
      parameters: parameters.read(values),
    });
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={`Create an instance of ${displayNameOfServiceClass(serviceClass)}`}
      description={`In ${namespace}. The broker sets it up; after that it can be bound.`}
      footer={
        created === undefined ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" pending={order.isPending} onClick={() => void submit()}>
              Create
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            {bindable ? (
              <Link
                href={bindHref(namespace, serviceClass.spec.externalID)}
                prefetch={false}
                className={buttonClass('primary')}
              >
                Bind it
              </Link>
            ) : null}
          </>
        )
      }
    >
      {created === undefined ? (
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
          <Field label="Name" required error={formState.errors.name?.message}>
            {(control) => (
              <Input
                {...control}
                {...register('name', {
                  validate: async (name) =>
                    (await problemOfName(name)) ??
                    (!taken.includes(name) || `There is an instance named ${name} in ${namespace} already.`),
                })}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
          {offered.length < 2 ? null : (
            <Field label="Plan" required hint={plan?.spec.description}>
              {(control) => (
                <Select {...control} {...register('plan')}>
                  {offered.map(({ metadata, spec }) => (
                    <option key={metadata.name} value={metadata.name}>
                      {spec.externalMetadata?.displayName ?? spec.externalName}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          {parameters.fields.map((field) => (
            <ParameterField
              key={`${plan?.metadata.name}/${field.id}`}
              field={field}
              error={formState.errors.parameters?.[field.id]?.message}
              registration={parameters.register(field)}
            />
          ))}
          {parameters.unsent.length === 0 ? null : (
            <Notice look="warn" title={`Not sent with this plan: ${parameters.unsent.join(', ')}`}>
              The plan has no such parameter. What you entered comes back with a plan that has it.
            </Notice>
          )}
          {order.error === null ? null : <ErrorNotice title="Not created" error={order.error} />}
          <input type="submit" hidden />
        </form>
      ) : (
        <CreatedInstance namespace={namespace} name={created} />
      )}
    </Dialog>
  );
}
