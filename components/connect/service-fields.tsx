'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { SpecificationField } from './specification-field.tsx';
import { useFirstProblem } from './use-first-problem.ts';
import type { Registration } from './use-registration.ts';
import { useSpecificationSource } from './use-specification-source.ts';

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

/** The form of react-hook-form, the specification first: it fills in the rest. What was typed stays through every error. */
export function ServiceFields({ registration, onRegistered, onCancel }: ServiceFieldsProps) {
  const { form, proposal, fillIn, isRestored, empty, register: sending } = registration;
  const { errors } = form.formState;
  const targets = proposal?.targets ?? [];
  const element = useRef<HTMLFormElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  const targetsId = useId();
  const showFirstProblem = useFirstProblem(element);
  const source = useSpecificationSource(form);
  const [isWaiting, setIsWaiting] = useState(false);
  const submit = form.handleSubmit((values) => {
    if (!sending.isPending) {
      sending.mutate(values, {
        onSuccess: ({ id }) => onRegistered(id),
        onError: showFirstProblem,
      });
    }
  });

  /** Whoever sends the form meanwhile sends what comes, and not what was there before. */
  function fillWith(coming: Promise<boolean>): void {
    source.waitFor(coming);
    void coming.then((isFilledIn) => {
      if (isFilledIn) {
        send.current?.focus();
      }
    });
  }

  async function sendForm(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsWaiting(true);
    if (await source.arrived()) {
      await submit();
    }
    setIsWaiting(false);
    showFirstProblem();
  }

  return (
    <form ref={element} noValidate onSubmit={(event) => void sendForm(event)} className="grid gap-5">
      {isRestored ? (
        <Notice
          title="What you entered before is here again."
          actions={
            <Button size="sm" onClick={empty}>
              Begin anew
            </Button>
          }
        >
          User names and secrets were not kept: enter them again.
        </Notice>
      ) : null}
      <SampleOffer registration={registration} onRegistered={onRegistered} onFilling={fillWith} />
      <SpecificationField form={form} source={source} onProposal={fillIn} />
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
            <>
              <Input
                {...control}
                {...form.register('targetUrl')}
                type="url"
                list={targets.length > 1 ? targetsId : undefined}
                autoComplete="off"
                spellCheck={false}
                placeholder="https://orders.example.com"
              />
              {targets.length > 1 ? (
                <datalist id={targetsId}>
                  {targets.map((target) => (
                    <option key={target} value={target} />
                  ))}
                </datalist>
              ) : null}
            </>
          )}
        </Field>
      </div>
      <CredentialFields form={form} unsupported={proposal?.unsupported} />
      {sending.error ? (
        <div data-problem tabIndex={-1} className="rounded-md">
          <ErrorNotice
            error={sending.error}
            title="The service was not registered; nothing you entered is lost"
          />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button ref={send} type="submit" look="primary" pending={sending.isPending || isWaiting}>
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
