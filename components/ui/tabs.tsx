'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { cn } from '#lib/client/cn.ts';

export interface TabItem<V extends string> {
  value: V;
  label: ReactNode;
  content: ReactNode;
}

export interface TabsProps<V extends string> {
  /** What the tabs choose between, for assistive technology. */
  label: string;
  items: readonly TabItem<V>[];
  value: V;
  onChange(value: V): void;
  className?: string;
}

/** Where a key leads from the tab at a place among several. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One of several views; arrows, Home and End choose. By hand: a library's take seven times the script. */
export function Tabs<V extends string>({ label, items, value, onChange, className }: TabsProps<V>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = items.find((item) => item.value === value);

  function move(event: KeyboardEvent): void {
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const next = steps[event.key]?.(tabs.indexOf(event.target as HTMLElement), tabs.length);
    if (next !== undefined) {
      event.preventDefault();
      tabs[next]?.focus();
      tabs[next]?.click();
    }
  }

  return (
    <div className={className}>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="flex gap-4 overflow-x-auto border-b border-line"
      >
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            role="tab"
            id={`${id}-${item.value}`}
            aria-selected={item.value === value}
            aria-controls={item.value === value ? `${id}-panel` : undefined}
            tabIndex={item.value === value ? 0 : -1}
            onClick={() => (item.value === value ? undefined : onChange(item.value))}
            className={cn(
              '-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-muted',
              'hover:text-text focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-medium aria-selected:text-text',
            )}
          >
            {item.label}
          </button>
        ))}
      </div>
      {chosen === undefined ? null : (
        <div
          key={value}
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${value}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it may have nothing in it that takes the focus
          tabIndex={0}
          className="pt-4"
        >
          {chosen.content}
        </div>
      )}
    </div>
  );
}
