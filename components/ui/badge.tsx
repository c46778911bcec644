import type { ComponentProps } from 'react';
import { cn } from '#lib/client/cn.ts';

/** A neutral label: a kind, a type, a count. For states use Status. */
export function Badge({ className, ...props }: ComponentProps<'span'>) {
  return (
    <span
      {...props}
      className={cn(
        'inline-flex h-5 items-center rounded-sm border border-line bg-inset px-1.5 text-xs text-muted whitespace-nowrap',
        className,
      )}
    />
  );
}
