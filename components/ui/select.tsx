'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '#lib/client/cn.ts';
import { controlClass } from './input.tsx';
import { useEarlyChoice } from './use-early-choice.ts';

/** The platform's own select: it needs no script, works by keyboard and on phones. Children are `<option>`s. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative block', className)}>
      <select
        {...props}
        ref={useEarlyChoice(props)}
        className={cn(controlClass, 'h-9 appearance-none pr-8 pl-3')}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </span>
  );
}
