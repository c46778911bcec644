'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { isEnvPrefix } from '#lib/domain/binding/env-prefix.ts';

export interface BindPrefixFieldProps {
  value: string;
  disabled: boolean;
  onChange(prefix: string): void;
}

/** What stands before the names of the variables. */
export function BindPrefixField({ value, disabled, onChange }: BindPrefixFieldProps) {
  const t = useTexts('bindings');
  return (
    <Field
      label={t('prefix')}
      optional
      hint={t('prefixHint')}
      error={isEnvPrefix(value) ? undefined : t('prefixRule')}
    >
      {(control) => (
        <Input
          {...control}
          value={value}
          disabled={disabled}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
