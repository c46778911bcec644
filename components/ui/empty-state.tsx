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
  /** Makes the title a heading, where the page has no other of that level. */
  level?: 1 | 2 | 3;
  className?: string;
}

/** Stands where a list has nothing to show, and says the next step. */
export function EmptyState({ icon: Icon, title, children, action, level, className }: EmptyStateProps) {
  const Title = level === undefined ? 'p' : (`h${level}` as const);
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
      {Icon === undefined ? null : <Icon aria-hidden className="mb-1 size-7 text-muted" strokeWidth={1.5} />}
      <Title className="text-lg font-semibold">{title}</Title>
      {children === undefined ? null : <p className="max-w-prose text-balance text-muted">{children}</p>}
      {action === undefined ? null : <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
