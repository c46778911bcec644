'use client';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { SpecificationField } from './specification-field.tsx';
import { TargetUrlField } from './target-url-field.tsx';
import type { Registration } from './use-registration.ts';
import { useServiceSending } from './use-service-sending.ts';

export interface ServiceFieldsProps {
  registration: Registration;
  onRegistered(serviceId: string): void;
  onCancel?(): void;
}

const fields = [
  { name: 'name', label: 'serviceName', hint: 'serviceNameHint' },
  { name: 'provider', label: 'provider', hint: 'providerHint' },
  { name: 'description', label: 'serviceDescription', hint: 'serviceDescriptionHint' },
] as const;

/** The form of react-hook-form, the specification first: it fills in the rest. What was typed stays through every error. */
export function ServiceFields({ registration, onRegistered, onCancel }: ServiceFieldsProps) {
  const t = useTexts('connect');
  const { form, proposal, fillIn, isRestored, empty } = registration;
  const { errors } = form.formState;
  const { formElement, sendButton, source, isPending, error, fillWith, send } = useServiceSending(
    registration,
    onRegistered,
  );

  return (
    <form ref={formElement} noValidate onSubmit={(event) => void send(event)} className="grid gap-5">
      {isRestored ? (
        <Notice
          title={t('restored')}
          actions={
            <Button size="sm" onClick={empty}>
              {t('beginAnew')}
            </Button>
          }
        >
          {t('restoredHint')}
        </Notice>
      ) : null}
      <SampleOffer registration={registration} onRegistered={onRegistered} onFilling={fillWith} />
      <SpecificationField form={form} source={source} onProposal={fillIn} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {fields.map(({ name, label, hint }) => (
          <Field key={name} label={t(label)} hint={t(hint)} required error={errors[name]?.message}>
            {(control) => <Input {...control} {...form.register(name)} autoComplete="off" />}
          </Field>
        ))}
        <TargetUrlField form={form} targets={proposal?.targets ?? []} />
      </div>
      <CredentialFields form={form} unsupported={proposal?.unsupported} />
      {error ? (
        <div data-problem tabIndex={-1} className="rounded-md">
          <ErrorNotice error={error} title={t('notRegistered')} />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button ref={sendButton} type="submit" look="primary" pending={isPending}>
          {t('register')}
        </Button>
        {onCancel === undefined ? null : (
          <Button look="ghost" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
