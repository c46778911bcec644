'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { envPrefixRule, isEnvPrefix } from '#lib/domain/binding/binding-variables.ts';

export interface BindPrefixFieldProps {
  value: string;
  disabled: boolean;
  onChange(prefix: string): void;
}

/** What stands before the names of the variables. */
export function BindPrefixField({ value, disabled, onChange }: BindPrefixFieldProps) {
  return (
    <Field
      label="Prefix"
      optional
      hint="Stands before the name of each variable, to tell services apart."
      error={isEnvPrefix(value) ? undefined : envPrefixRule}
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
