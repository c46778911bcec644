'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { RadioCard } from '#components/ui/radio-cards.tsx';
import { credentialKinds } from '#lib/domain/application/credentials/credential-kind.ts';
import {
  emptyCredentials,
  fieldsOf,
  isSecretField,
} from '#lib/domain/application/credentials/credential-values.ts';
import type { ServiceSettings } from '#lib/domain/application/service-form.ts';
import { CredentialChoice } from './credential-choice.tsx';
import { CredentialInputs } from './credential-inputs.tsx';
import { useRememberedChoices } from './use-remembered-choices.ts';

type Credentials = ServiceSettings['credentials'];
type CredentialType = Credentials['type'];

/** Credentials that nobody here knows can be left or replaced. */
function unknownOption(stored: Credentials): RadioCard<'unknown'> | undefined {
  return stored.type === 'unknown'
    ? {
        value: 'unknown',
        label: `Unknown: ${stored.storedType}`,
        hint: 'Calls fail until you choose what the API takes.',
      }
    : undefined;
}

export interface SettingsCredentialsProps {
  form: UseFormReturn<ServiceSettings>;
  /** Those that are stored, with asterisks in the place of secrets, which keep what they stand for. */
  stored: Credentials;
}

/** How the gateway signs in at the target. What is stored is never shown; it can be kept or replaced. */
export function SettingsCredentials({ form, stored }: SettingsCredentialsProps) {
  const { type } = useWatch({ control: form.control, name: 'credentials' });
  const chosen = useRememberedChoices<Credentials>((next) =>
    next === 'unknown' ? stored : emptyCredentials(next),
  );

  function change(next: CredentialType): void {
    form.setValue('credentials', chosen(form.getValues('credentials'), next), { shouldDirty: true });
    form.clearErrors('credentials');
  }

  return (
    <div className="grid gap-3">
      <CredentialChoice
        kinds={credentialKinds}
        other={unknownOption(stored)}
        value={type}
        onChange={change}
      />
      {type === 'none' || type === 'unknown' ? null : (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <CredentialInputs
              kind={type}
              register={(name) => form.register(`credentials.${name}`)}
              errors={form.formState.errors.credentials}
              selectSecrets
            />
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
            {type === stored.type && fieldsOf(type).some(isSecretField)
              ? 'Eight asterisks keep what is stored; type over them to replace it. '
              : ''}
            The gateway uses new ones from its next call on. They are kept in a Secret and never shown again.
          </p>
        </>
      )}
    </div>
  );
}
