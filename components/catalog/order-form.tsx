'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { ParameterField } from './parameter-field.tsx';
import type { Order } from './use-order.ts';

/** The server's own rule, which takes much code, needed only once the form is sent. */
async function problemOfName(name: string): Promise<string | undefined> {
  const { createInstanceRequest } = await import('#lib/domain/catalog/create-instance-request.ts');
  return createInstanceRequest.shape.name.safeParse(name).error?.issues[0]?.message;
}

/** Name, plan, and the parameters that the plan's schema asks for. */
export function OrderForm({ order }: { order: Order }) {
  const { form, namespace, isTaken, offered, plan, parameters, submit, error } = order;
  const { errors } = form.formState;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <Field label="Name" required error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', {
              validate: async (name) =>
                (await problemOfName(name)) ??
                (!(await isTaken(name)) || `There is an instance named ${name} in ${namespace} already.`),
            })}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {offered.length < 2 ? null : (
        <Field label="Plan" required hint={plan?.description}>
          {(control) => (
            <Select {...control} {...form.register('plan')}>
              {offered.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {parameters.fields.map((field) => (
        <ParameterField
          key={`${plan?.id}/${field.id}`}
          field={field}
          error={errors.parameters?.[field.id]?.message}
          registration={parameters.register(field)}
        />
      ))}
      {parameters.unsent.length === 0 ? null : (
        <Notice look="warn" title={`Not sent with this plan: ${parameters.unsent.join(', ')}`}>
          The plan has no such parameter. What you entered comes back with a plan that has it.
        </Notice>
      )}
      {error === null ? null : <ErrorNotice title="Not created" error={error} />}
      <input type="submit" hidden />
    </form>
  );
}
