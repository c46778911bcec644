'use client';

import { useId } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';

export interface TargetUrlFieldProps {
  form: UseFormReturn<ServiceForm>;
  /** What the specification names; a choice where it is more than one. */
  targets: readonly string[];
}

/** Where the API is; empty for a service that only sends events. */
export function TargetUrlField({ form, targets }: TargetUrlFieldProps) {
  const t = useTexts('connect');
  const listId = useId();
  const hasChoice = targets.length > 1;
  return (
    <Field label={t('targetUrl')} hint={t('targetUrlHint')} error={form.formState.errors.targetUrl?.message}>
      {(control) => (
        <>
          <Input
            {...control}
            {...form.register('targetUrl')}
            type="url"
            list={hasChoice ? listId : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder="https://orders.example.com"
          />
          {hasChoice ? (
            <datalist id={listId}>
              {targets.map((target) => (
                <option key={target} value={target} />
              ))}
            </datalist>
          ) : null}
        </>
      )}
    </Field>
  );
}
