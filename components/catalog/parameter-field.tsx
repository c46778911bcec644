import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field, type FieldControl } from '#components/ui/field.tsx';
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
  switch (input.type) {
    case 'choice':
      return (
        <Select {...control}>
          <option value="">{required ? 'Choose' : 'Not set'}</option>
          {input.values.map((value) => (
            <option key={String(value)}>{String(value)}</option>
          ))}
        </Select>
      );
    case 'switch':
      return (
        <Select {...control}>
          <option value="">{required ? 'Choose' : 'Not set'}</option>
          <option value="true">Yes</option>
          <option value="false">No</option>
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
