import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Input, Textarea } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import type { SchemaField } from '#lib/domain/view/schema-form.ts';

export interface ParameterFieldProps {
  field: SchemaField;
  error: string | undefined;
  registration: UseFormRegisterReturn;
}

/** One parameter of a plan. */
export function ParameterField({ field, error, registration }: ParameterFieldProps) {
  const { label, hint, required, input } = field;
  return (
    <Field label={label} required={required} optional={!required} hint={hint} error={error}>
      {(control) => {
        switch (input.type) {
          case 'choice':
            return (
              <Select {...control} {...registration}>
                <option value="">{required ? 'Choose' : 'Not set'}</option>
                {input.values.map((value) => (
                  <option key={String(value)}>{String(value)}</option>
                ))}
              </Select>
            );
          case 'switch':
            return (
              <Select {...control} {...registration}>
                <option value="">{required ? 'Choose' : 'Not set'}</option>
                <option value="true">Yes</option>
                <option value="false">No</option>
              </Select>
            );
          case 'json':
            return (
              <Textarea {...control} {...registration} spellCheck={false} className="font-mono text-sm" />
            );
          default:
            return (
              <Input
                {...control}
                {...registration}
                type={input.type === 'text' && input.secret ? 'password' : 'text'}
                inputMode={input.type === 'number' ? 'decimal' : 'text'}
                autoComplete={input.type === 'text' && input.secret ? 'new-password' : 'off'}
                spellCheck={false}
              />
            );
        }
      }}
    </Field>
  );
}
