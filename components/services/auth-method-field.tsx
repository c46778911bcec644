import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { AuthMethodChoice } from '#lib/domain/application/auth-method.ts';

const labels: Record<AuthMethodChoice, string> = {
  auto: 'Try what works',
  header: 'In the header',
  body: 'In the body',
  both: 'In header and body',
};

/** How the gateway sends id and secret to the token endpoint: many take one way only, and refuse the others. */
export function AuthMethodField({ control: registered }: { control: UseFormRegisterReturn }) {
  return (
    <Field
      label="At the token endpoint"
      hint="How id and secret are sent. Name a way if trying others is not allowed there."
    >
      {(control) => (
        <Select {...control} {...registered}>
          {Object.entries(labels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
