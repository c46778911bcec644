import type { ReactNode } from 'react';

export interface ListToolbarProps {
  /** Fields that choose what is shown. */
  children: ReactNode;
  /** How much is shown; said by assistive technology when it changes. '' while nothing is known. */
  count: string;
  /** Buttons at the very end. */
  tools?: ReactNode;
}

/** The line above a list: what narrows it at the left, how much there is at the right. */
export function ListToolbar({ children, count, tools }: ListToolbarProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      {children}
      <span role="status" className="text-sm text-muted tabular-nums sm:ml-auto">
        {count}
      </span>
      {tools === undefined ? null : <div className="flex flex-wrap gap-2">{tools}</div>}
    </div>
  );
}
