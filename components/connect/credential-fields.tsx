'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import { CredentialChoice } from '#components/services/credential-choice.tsx';
import { CredentialInputs } from '#components/services/credential-inputs.tsx';
import { useRememberedChoices } from '#components/services/use-remembered-choices.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { emptyCredentials } from '#lib/domain/application/credentials/credential-values.ts';
import {
  type RegistrableKind,
  registrableKinds,
} from '#lib/domain/application/credentials/registrable-kinds.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';

export interface CredentialFieldsProps {
  form: UseFormReturn<ServiceForm>;
  /** What the specification asks of callers, where none of the choices is that. */
  unsupported: string | undefined;
}

/** How the gateway signs in at the target. Stored as a Secret and never shown again. */
export function CredentialFields({ form, unsupported }: CredentialFieldsProps) {
  const t = useTexts('connect');
  const { type } = useWatch({ control: form.control, name: 'credentials' });
  const chosen = useRememberedChoices<ServiceForm['credentials']>(emptyCredentials);

  function change(next: RegistrableKind): void {
    form.setValue('credentials', chosen(form.getValues('credentials'), next), { shouldDirty: true });
    form.clearErrors('credentials');
  }

  return (
    <div className="grid gap-3">
      <CredentialChoice kinds={registrableKinds} value={type} onChange={change} />
      {unsupported !== undefined && type === 'none' ? (
        <p className="max-w-prose text-sm text-muted">
          {t('credentialsUnsupported', { scheme: unsupported })}
        </p>
      ) : null}
      {type === 'none' ? null : (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-3">
            <CredentialInputs
              kind={type}
              register={(name) => form.register(`credentials.${name}`)}
              errors={form.formState.errors.credentials}
            />
          </div>
          <p className="text-sm text-muted">{t('credentialsHint')}</p>
        </>
      )}
    </div>
  );
}
