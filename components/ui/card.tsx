import type { ComponentProps, ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';

/** Positioned, so that what is hidden from sight in a scrolling card does not widen the page. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section {...props} className={cn('relative rounded-lg border border-line bg-surface', className)} />
  );
}

export interface CardHeaderProps {
  title: ReactNode;
  /** One muted line under the title. */
  description?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  /** Heading level; a card on a page is 2. */
  level?: 2 | 3 | 4;
  id?: string;
  className?: string;
}

export function CardHeader({ title, description, actions, level = 2, id, className }: CardHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <header
      className={cn(
        'flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2',
        className,
      )}
    >
      <div className="min-w-0">
        <Heading id={id} className="text-base font-semibold">
          {title}
        </Heading>
        {description === undefined ? null : <p className="text-sm text-muted">{description}</p>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('p-4', className)} />;
}
