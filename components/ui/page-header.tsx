import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** One sentence: what this page is for. */
  description?: ReactNode;
  /** Stands before the title: where this page belongs. */
  breadcrumb?: ReactNode;
  /** Beside the title: a state. */
  badge?: ReactNode;
  actions?: ReactNode;
}

/** The first thing on every page. */
export function PageHeader({ title, description, breadcrumb, badge, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {breadcrumb === undefined ? null : <div className="mb-1 text-sm text-muted">{breadcrumb}</div>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold break-words">{title}</h1>
          {badge}
        </div>
        {description === undefined ? null : (
          <p className="mt-1 max-w-3xl text-pretty text-muted">{description}</p>
        )}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
