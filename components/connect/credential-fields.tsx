'use client';

import { useRef } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { AuthMethodField } from '#components/services/auth-method-field.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import type { ServiceForm } from '#lib/domain/service-form.ts';
import { emptyCredentials } from '#lib/domain/service-form-draft.ts';

type Credentials = ServiceForm['credentials'];
type CredentialType = Credentials['type'];

interface CredentialField {
  name: 'username' | 'password' | 'url' | 'clientId' | 'clientSecret';
  label: string;
  type?: 'password' | 'url';
}

const empty: Record<CredentialType, Credentials> = {
  none: emptyCredentials('none'),
  basic: emptyCredentials('basic'),
  oauth: emptyCredentials('oauth'),
};

const fieldsOf: Record<CredentialType, CredentialField[]> = {
  none: [],
  basic: [
    { name: 'username', label: 'User name' },
    { name: 'password', label: 'Password', type: 'password' },
  ],
  oauth: [
    { name: 'url', label: 'Token URL', type: 'url' },
    { name: 'clientId', label: 'Client id' },
    { name: 'clientSecret', label: 'Client secret', type: 'password' },
  ],
};

const options = [
  { value: 'none', label: 'None', hint: 'The API is open.' },
  { value: 'basic', label: 'Basic', hint: 'User name and password.' },
  { value: 'oauth', label: 'OAuth2', hint: 'Client credentials.' },
] as const;

export interface CredentialFieldsProps {
  form: UseFormReturn<ServiceForm>;
  /** What the specification asks of callers, where none of the choices is that. */
  unsupported: string | undefined;
}

/** How the gateway signs in at the target. Stored as a Secret and never shown again. */
export function CredentialFields({ form, unsupported }: CredentialFieldsProps) {
  const { type } = useWatch({ control: form.control, name: 'credentials' });
  // what was typed under another choice comes back with it
  const remembered = useRef(empty);
  const errors = form.formState.errors.credentials as
    | Partial<Record<CredentialField['name'], { message?: string }>>
    | undefined;

  function change(next: CredentialType): void {
    const current = form.getValues('credentials');
    remembered.current = { ...remembered.current, [current.type]: current };
    form.setValue('credentials', remembered.current[next], { shouldDirty: true });
    form.clearErrors('credentials');
  }

  return (
    <div className="grid gap-3">
      <RadioCards
        legend="Credentials of the API"
        showLegend
        name="credentials"
        value={type}
        onChange={change}
        options={options}
        columns={3}
      />
      {unsupported !== undefined && type === 'none' ? (
        <p className="max-w-prose text-sm text-muted">
          The specification asks for {unsupported}, which is none of these. Workloads send it themselves, or
          choose what the API takes instead.
        </p>
      ) : null}
      {type === 'none' ? null : (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-3">
            {fieldsOf[type].map(({ name, label, type: inputType = 'text' }) => (
              <Field key={`${type}.${name}`} label={label} required error={errors?.[name]?.message}>
                {(control) => (
                  <Input
                    {...control}
                    {...form.register(`credentials.${name}`)}
                    type={inputType}
                    autoComplete={inputType === 'password' ? 'new-password' : 'off'}
                    spellCheck={false}
                  />
                )}
              </Field>
            ))}
            {type === 'oauth' ? <AuthMethodField control={form.register('credentials.authMethod')} /> : null}
          </div>
          <p className="text-sm text-muted">
            Kept in a Secret that only the gateway reads; workloads never see them.
          </p>
        </>
      )}
    </div>
  );
}
