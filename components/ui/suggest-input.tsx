'use client';

import { type ComponentProps, useEffect, useId, useState } from 'react';
import { cn } from '#lib/client/cn.ts';
import { Input } from './input.tsx';

export interface SuggestInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'list'> {
  label: string;
  /** What is chosen; '' for nothing. */
  value: string;
  /** Names that fit what is typed. */
  suggestions: readonly string[];
  /** Told what is typed, so that names can be looked for. */
  onType(text: string): void;
  /** Told what is chosen: a name that was suggested, or what was typed, with Enter or on leaving the field. */
  onChange(value: string): void;
}

/** Chooses one of many names: typing narrows what is suggested. */
export function SuggestInput(props: SuggestInputProps) {
  const { label, placeholder = label, value, suggestions, onType, onChange, className, ...rest } = props;
  const list = useId();
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped((before) => (before === value ? undefined : before)), [value]);

  function choose(text: string): void {
    if (text !== value) {
      onChange(text);
    }
  }

  function commit(): void {
    if (typed !== undefined) {
      choose(typed.trim());
      setTyped(undefined);
      onType('');
    }
  }

  return (
    <div className={cn('w-full sm:w-48', className)}>
      <Input
        {...rest}
        type="search"
        list={list}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? value}
        onChange={({ target: { value: text } }) => {
          setTyped(text);
          onType(text);
          if (text === '' || suggestions.includes(text)) {
            choose(text);
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            commit();
          }
        }}
        onBlur={commit}
        className="h-8 px-3"
      />
      <datalist id={list}>
        {suggestions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
