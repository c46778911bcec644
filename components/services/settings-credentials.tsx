'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { RadioCard } from '#components/ui/radio-cards.tsx';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
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
function unknownOption(t: Texts<'services'>, stored: Credentials): RadioCard<'unknown'> | undefined {
  return stored.type === 'unknown'
    ? {
        value: 'unknown',
        label: t('unknownCredentials', { type: stored.storedType }),
        hint: t('unknownCredentialsHint'),
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
  const t = useTexts('services');
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
        other={unknownOption(t, stored)}
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
              label={t('csrfUrl')}
              optional
              hint={t('csrfUrlHint')}
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
            {type === stored.type && fieldsOf(type).some(isSecretField) ? `${t('asterisksKeep')} ` : ''}
            {t('credentialsUsed')}
          </p>
        </>
      )}
    </div>
  );
}
