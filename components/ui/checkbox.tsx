'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useEarlyChoice } from './use-early-choice.ts';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
  /** A muted second line. */
  hint?: ReactNode;
}

/** A native checkbox with its label; the whole row is the target. */
export function Checkbox({ label, hint, className, ...props }: CheckboxProps) {
  return (
    <label className={cn('flex min-h-6 cursor-pointer items-start gap-2 has-disabled:opacity-55', className)}>
      <input
        {...props}
        ref={useEarlyChoice(props)}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint === undefined ? null : <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
