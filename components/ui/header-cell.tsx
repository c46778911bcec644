import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from '#lib/client/cn.ts';

/** Column id, with `-` before it for descending: how it stands in an address. */
export type Sort = string;

export interface HeaderCellProps {
  column: {
    id: string;
    header: string;
    align?: 'start' | 'end';
    className?: string;
    /** The header is only said, not shown (a column of buttons). */
    headerHidden?: boolean;
  };
  isSortable: boolean;
  sort: Sort;
  onSort: ((sort: Sort) => void) | undefined;
}

/** The head of a column: a button where the table can be sorted by it. */
export function HeaderCell({ column, isSortable, sort, onSort }: HeaderCellProps) {
  const { id, header, align, className, headerHidden } = column;
  const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
  const classes = cn(
    'h-9 px-2 text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4 sm:px-4',
    align === 'end' && 'text-right',
    className,
  );
  if (headerHidden) {
    return (
      <th scope="col" className={classes}>
        <span className="sr-only">{header}</span>
      </th>
    );
  }
  if (!isSortable || onSort === undefined) {
    return (
      <th scope="col" className={classes}>
        {header}
      </th>
    );
  }
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <th scope="col" aria-sort={direction} className={classes}>
      <button
        type="button"
        onClick={() => onSort(direction === 'ascending' ? `-${id}` : id)}
        className="inline-flex items-center gap-1 rounded-sm hover:text-text"
      >
        {header}
        <Icon aria-hidden className={cn('size-3', direction === undefined && 'opacity-50')} />
      </button>
    </th>
  );
}
