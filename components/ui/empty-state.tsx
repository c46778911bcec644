import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: ReactNode;
  /** Why it is empty and what to do next. */
  children?: ReactNode;
  /** The next step as a button or link. */
  action?: ReactNode;
  className?: string;
}

/** Stands where a list has nothing to show, and says the next step. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
      {Icon === undefined ? null : <Icon aria-hidden className="mb-1 size-7 text-muted" strokeWidth={1.5} />}
      <p className="text-lg font-semibold">{title}</p>
      {children === undefined ? null : <p className="max-w-prose text-balance text-muted">{children}</p>}
      {action === undefined ? null : <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
