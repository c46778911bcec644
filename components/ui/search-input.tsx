'use client';

import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '#lib/client/cn.ts';
import { Input } from './input.tsx';

export interface SearchInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  /** What is filtered: "Filter applications". */
  label: string;
  value: string;
  onChange(value: string): void;
}

export function SearchInput({ label, value, onChange, className, ...props }: SearchInputProps) {
  return (
    <div className={cn('relative w-full sm:w-64', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <Input
        {...props}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 pl-8"
      />
    </div>
  );
}
