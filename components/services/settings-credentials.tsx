'use client';

import { useRef } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import type { ServiceSettings } from '#lib/domain/service-form.ts';
import { AuthMethodField } from './auth-method-field.tsx';

type Credentials = ServiceSettings['credentials'];
type CredentialType = Credentials['type'];
type CredentialName = 'username' | 'password' | 'url' | 'clientId' | 'clientSecret' | 'commonName';

const empty: Record<CredentialType, Credentials> = {
  none: { type: 'none' },
  basic: { type: 'basic', username: '', password: '' },
  oauth: { type: 'oauth', url: '', clientId: '', clientSecret: '', authMethod: 'auto' },
  certificate: { type: 'certificate', commonName: '' },
};

interface CredentialField {
  name: CredentialName;
  label: string;
  type?: 'password' | 'url';
  isSecret?: boolean;
}

const fieldsOf: Record<CredentialType, CredentialField[]> = {
  none: [],
  basic: [
    { name: 'username', label: 'User name', isSecret: true },
    { name: 'password', label: 'Password', type: 'password', isSecret: true },
  ],
  oauth: [
    { name: 'url', label: 'Token URL', type: 'url' },
    { name: 'clientId', label: 'Client id', isSecret: true },
    { name: 'clientSecret', label: 'Client secret', type: 'password', isSecret: true },
  ],
  certificate: [{ name: 'commonName', label: 'Common name' }],
};

const options = [
  { value: 'none', label: 'None', hint: 'The API is open.' },
  { value: 'basic', label: 'Basic', hint: 'User name and password.' },
  { value: 'oauth', label: 'OAuth2', hint: 'Client credentials.' },
  { value: 'certificate', label: 'Certificate', hint: 'Made by the registry.' },
] as const;

export interface SettingsCredentialsProps {
  form: UseFormReturn<ServiceSettings>;
  /** The kind that is stored: its values are asterisks here, which keep what they stand for. */
  stored: CredentialType;
}

/** How the gateway signs in at the target. What is stored is never shown; it can be kept or replaced. */
export function SettingsCredentials({ form, stored }: SettingsCredentialsProps) {
  const { type } = useWatch({ control: form.control, name: 'credentials' });
  // what was typed under another choice comes back with it
  const remembered = useRef(empty);
  const errors = form.formState.errors.credentials as
    | Partial<Record<CredentialName, { message?: string }>>
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
        columns={2}
      />
      {type === 'none' ? null : (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {fieldsOf[type].map(({ name, label, type: inputType = 'text', isSecret }) => (
              <Field key={`${type}.${name}`} label={label} required error={errors?.[name]?.message}>
                {(control) => (
                  <Input
                    {...control}
                    {...form.register(`credentials.${name}`)}
                    type={inputType}
                    autoComplete={inputType === 'password' ? 'new-password' : 'off'}
                    spellCheck={false}
                    onFocus={isSecret ? (event) => event.target.select() : undefined}
                  />
                )}
              </Field>
            ))}
            {type === 'oauth' ? <AuthMethodField control={form.register('credentials.authMethod')} /> : null}
            <Field
              label="CSRF token URL"
              optional
              hint="Where a token is fetched before each call."
              error={form.formState.errors.csrfUrl?.message}
            >
              {(control) => (
                <Input
                  {...control}
                  {...form.register('csrfUrl')}
                  type="url"
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
          </div>
          <p className="text-sm text-muted">
            {type === stored && type !== 'certificate'
              ? 'Eight asterisks keep what is stored; type over them to replace it. '
              : ''}
            The gateway uses new ones from its next call on. They are kept in a Secret and never shown again.
          </p>
        </>
      )}
    </div>
  );
}
