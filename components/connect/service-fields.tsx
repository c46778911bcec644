'use client';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { SpecField } from './spec-field.tsx';
import type { Registration } from './use-registration.ts';

export interface ServiceFieldsProps {
  registration: Registration;
  onRegistered(serviceId: string): void;
  onCancel?(): void;
}

const fields = [
  { name: 'name', label: 'Name', hint: 'As it will appear in the catalog, such as Orders API.' },
  { name: 'provider', label: 'Provider', hint: 'Who offers it, such as your company or team.' },
  { name: 'description', label: 'Description', hint: 'What it does, in a sentence.' },
] as const;

/** The form of react-hook-form: what was typed stays through every error. */
export function ServiceFields({ registration, onRegistered, onCancel }: ServiceFieldsProps) {
  const { form, register: sending } = registration;
  const { errors } = form.formState;
  const submit = form.handleSubmit((values) => {
    if (!sending.isPending) {
      sending.mutate(values, {
        onSuccess: (created) => {
          if (created !== undefined) {
            onRegistered(created.id);
          }
        },
      });
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <SampleOffer registration={registration} onRegistered={onRegistered} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {fields.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} required error={errors[name]?.message}>
            {(control) => <Input {...control} {...form.register(name)} autoComplete="off" />}
          </Field>
        ))}
        <Field
          label="Target URL"
          hint="Where the API is, as the cluster reaches it. Empty for a service that only sends events."
          error={errors.targetUrl?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('targetUrl')}
              type="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://orders.example.com"
            />
          )}
        </Field>
      </div>
      <CredentialFields form={form} />
      <SpecField form={form} />
      {sending.error ? (
        <ErrorNotice
          error={sending.error}
          title="The service was not registered; nothing you entered is lost"
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={sending.isPending}>
          Register service
        </Button>
        {onCancel === undefined ? null : (
          <Button look="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
