'use client';

import type { ComponentProps } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useEarlyChoice } from './use-early-choice.ts';

/** Shared by every single-line control. */
export const controlClass = cn(
  'w-full rounded-md border border-line-strong bg-surface text-text text-base',
  'hover:border-text/60 focus-visible:outline-offset-0 disabled:opacity-55 disabled:bg-inset',
  'aria-invalid:border-bad',
);

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} ref={useEarlyChoice(props)} className={cn(controlClass, 'h-9 px-3', className)} />;
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} className={cn(controlClass, 'min-h-24 px-3 py-2', className)} />;
}
