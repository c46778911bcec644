'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field, type FieldControl } from '#components/ui/field.tsx';
import { Input, Textarea } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { SchemaField } from '#lib/domain/view/schema-form.ts';

export interface ParameterFieldProps {
  field: SchemaField;
  error: string | undefined;
  registration: UseFormRegisterReturn;
}

/** One parameter of a plan. */
export function ParameterField({ field, error, registration }: ParameterFieldProps) {
  const { label, hint, required } = field;
  return (
    <Field label={label} required={required} optional={!required} hint={hint} error={error}>
      {(control) => <ParameterInput field={field} control={{ ...control, ...registration }} />}
    </Field>
  );
}

interface ParameterInputProps {
  field: SchemaField;
  control: FieldControl & UseFormRegisterReturn;
}

function ParameterInput({ field: { input, required }, control }: ParameterInputProps) {
  const t = useTexts('catalog');
  switch (input.type) {
    case 'choice':
      return (
        <Select {...control}>
          <option value="">{required ? t('choose') : t('notSet')}</option>
          {input.values.map((value) => (
            <option key={String(value)}>{String(value)}</option>
          ))}
        </Select>
      );
    case 'switch':
      return (
        <Select {...control}>
          <option value="">{required ? t('choose') : t('notSet')}</option>
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </Select>
      );
    case 'json':
      return <Textarea {...control} spellCheck={false} className="font-mono text-sm" />;
    case 'number':
      return <Input {...control} type="text" inputMode="decimal" autoComplete="off" spellCheck={false} />;
    case 'text':
      return (
        <Input
          {...control}
          type={input.secret ? 'password' : 'text'}
          inputMode="text"
          autoComplete={input.secret ? 'new-password' : 'off'}
          spellCheck={false}
        />
      );
  }
}
