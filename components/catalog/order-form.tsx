'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { problemOfInstanceName } from '#lib/domain/catalog/instance-name.ts';
import { ParameterField } from './parameter-field.tsx';
import type { Order } from './use-order.ts';

/** Name, plan, and the parameters that the plan's schema asks for. */
export function OrderForm({ order }: { order: Order }) {
  const t = useTexts('catalog');
  const tell = useTell();
  const { form, namespace, isTaken, offered, plan, parameters, submit, error } = order;
  const { errors } = form.formState;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <Field label={t('name')} required error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', {
              async validate(name) {
                const problem = problemOfInstanceName(name);
                return problem === undefined
                  ? !(await isTaken(name)) || t('nameTaken', { name, namespace })
                  : tell(problem);
              },
            })}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {offered.length < 2 ? null : (
        <Field label={t('plan')} required hint={plan?.description}>
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
        <Notice look="warn" title={t('notSent', { parameters: parameters.unsent.join(', ') })}>
          {t('notSentHint')}
        </Notice>
      )}
      {error === null ? null : <ErrorNotice title={t('notCreated')} error={error} />}
      <input type="submit" hidden />
    </form>
  );
}
