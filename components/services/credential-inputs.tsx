'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field, type FieldControl } from '#components/ui/field.tsx';
import { Input, Textarea } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTell } from '#lib/client/texts.tsx';
import type { CredentialField } from '#lib/domain/application/credentials/credential-description.ts';
import type { CredentialKind } from '#lib/domain/application/credentials/credential-kind.ts';
import {
  type CredentialFieldName,
  fieldsOf,
  isSecretField,
} from '#lib/domain/application/credentials/credential-values.ts';

export interface CredentialInputsProps<Kind extends CredentialKind> {
  kind: Kind;
  register(name: CredentialFieldName<Kind>): UseFormRegisterReturn;
  errors: object | undefined;
  /** Asterisks may stand in a secret's place: the first key that is typed replaces them. */
  selectSecrets?: boolean;
}

/** The fields of a kind of credentials, as its table has them. */
export function CredentialInputs<Kind extends CredentialKind>(props: CredentialInputsProps<Kind>) {
  const tell = useTell();
  const { kind, register, errors, selectSecrets = false } = props;
  const problems = errors as Partial<Record<string, { message?: string }>> | undefined;
  return fieldsOf(kind).map((field) => (
    <Field
      key={`${kind}.${field.name}`}
      label={tell(field.label)}
      hint={field.input === 'choice' ? tell(field.hint) : undefined}
      required={field.input !== 'choice'}
      error={problems?.[field.name]?.message}
    >
      {(control) => (
        <CredentialInput
          field={field}
          control={control}
          registered={register(field.name)}
          selects={selectSecrets && isSecretField(field)}
        />
      )}
    </Field>
  ));
}

interface CredentialInputProps {
  field: CredentialField;
  control: FieldControl;
  registered: UseFormRegisterReturn;
  selects: boolean;
}

function CredentialInput({ field, control, registered, selects }: CredentialInputProps) {
  const tell = useTell();
  const select = selects
    ? (event: { target: HTMLInputElement | HTMLTextAreaElement }) => event.target.select()
    : undefined;
  switch (field.input) {
    case 'choice':
      return (
        <Select {...control} {...registered}>
          {Object.entries(field.choices).map(([value, label]) => (
            <option key={value} value={value}>
              {tell(label)}
            </option>
          ))}
        </Select>
      );
    case 'certificate':
    case 'privateKey':
      return (
        <Textarea
          {...control}
          {...registered}
          autoComplete="off"
          spellCheck={false}
          className="font-mono text-sm"
          onFocus={select}
        />
      );
    case 'text':
    case 'password':
    case 'url':
      return (
        <Input
          {...control}
          {...registered}
          type={field.input}
          autoComplete={field.input === 'password' ? 'new-password' : 'off'}
          spellCheck={false}
          onFocus={select}
        />
      );
    default:
      return field satisfies never;
  }
}
