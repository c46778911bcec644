'use client';

import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';

export interface TabItem<V extends string> {
  value: V;
  label: ReactNode;
  content: ReactNode;
  disabled?: boolean;
}

export interface TabsProps<V extends string> {
  /** What the tabs choose between, for assistive technology. */
  label: string;
  items: readonly TabItem<V>[];
  value: V;
  onChange(value: V): void;
  className?: string;
}

export function Tabs<V extends string>({ label, items, value, onChange, className }: TabsProps<V>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as V)} className={className}>
      <Radix.List aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            disabled={item.disabled ?? false}
            className={cn(
              '-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-muted',
              'hover:text-text focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text',
              'disabled:opacity-55',
            )}
          >
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
