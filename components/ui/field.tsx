'use client';

import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';

/** What a control inside a Field must carry; spread it on the input. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** What to enter and what for; stays visible beside an error. */
  hint?: ReactNode;
  /** What is wrong and how to put it right, e.g. `errors.name?.message` of react-hook-form. */
  error?: ReactNode;
  required?: boolean;
  /** Shown after the label of fields that may stay empty. */
  optional?: boolean;
  className?: string;
  children(control: FieldControl): ReactNode;
}

/**
 * Label, hint and error around one control:
 * `<Field label="Name" error={errors.name?.message}>{(control) => <Input {...control} {...register('name')} />}</Field>`.
 */
export function Field(props: FieldProps) {
  const t = useTexts('ui');
  const { label, hint, error, required = false, optional = false, className, children } = props;
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
  return (
    <div className={cn('grid gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> {t('optional')}</span> : null}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <p
        id={`${id}-error`}
        aria-live="polite"
        className="flex items-start gap-1.5 text-sm text-bad empty:hidden"
      >
        {error ? (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{error}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
