'use client';

import { type ReactNode, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewState } from '#lib/client/use-view.ts';

export interface OptionFieldProps {
  label: string;
  /** Of the field to find by text: "Find a workload". */
  findLabel: string;
  /** While nothing is chosen: "Choose a workload". */
  chooseLabel: string;
  hint?: string | undefined;
  value: string;
  disabled: boolean;
  /** What the server offers for the text that is looked for. */
  found: ViewState<{ options: readonly unknown[]; total: number }>;
  text: string;
  onText(text: string): void;
  onChange(value: string): void;
  /** The options. */
  children: ReactNode;
}

/** One of what there is: a select, and with it a field to find by text where there is more than a select can hold. */
export function OptionField(props: OptionFieldProps) {
  const { label, findLabel, chooseLabel, hint, value, disabled, found, text, onText, onChange, children } =
    props;
  const t = useTexts('bindings');
  const { options = [], total = 0 } = found.answer ?? {};
  const isMore = total > options.length;
  // it stays while its text is being typed, however few that leaves
  const [isSearched, setIsSearched] = useState(false);
  if (isMore && !isSearched) {
    setIsSearched(true);
  }
  return (
    <Field
      label={label}
      hint={hint ?? (isMore && !disabled ? t('someOffered', { shown: options.length, total }) : undefined)}
      error={found.error === null ? undefined : found.error.message}
    >
      {(control) => (
        <>
          {isSearched && !disabled ? (
            <SearchInput label={findLabel} value={text} onChange={onText} className="sm:w-full" />
          ) : null}
          <Select
            {...control}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
          >
            <option value="">{chooseLabel}</option>
            {children}
          </Select>
        </>
      )}
    </Field>
  );
}
