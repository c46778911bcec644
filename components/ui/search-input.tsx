'use client';

import { Search } from 'lucide-react';
import { type ComponentProps, useEffect, useState } from 'react';
import { cn } from '#lib/client/cn.ts';
import { Input } from './input.tsx';

export interface SearchInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  /** What is filtered: "Filter applications". */
  label: string;
  value: string;
  onChange(value: string): void;
}

/**
 * A field that narrows a list. Its value may come back late, out of the address and behind the drawing of a long list: until
 * then it shows what was typed, or the next key would undo the one before.
 */
export function SearchInput({ label, value, onChange, onBlur, className, ...props }: SearchInputProps) {
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped((before) => (before === value ? undefined : before)), [value]);
  return (
    <div className={cn('relative w-full sm:w-64', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <Input
        {...props}
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
        onBlur={(event) => {
          setTyped(undefined);
          onBlur?.(event);
        }}
        className="h-8 pl-8"
      />
    </div>
  );
}
