'use client';

import { Card } from './card.tsx';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { useUrlParam } from './use-url-param.ts';

export interface ListTableProps<T> extends Omit<DataTableProps<T>, 'sort' | 'onSort'> {
  /** The order that the address leaves out: an id of a column, with `-` before it for descending. */
  defaultSort: string;
}

/** The table of a list page, in a card of its own; its order lives in the address. */
export function ListTable<T>({ defaultSort, ...table }: ListTableProps<T>) {
  const [sort, setSort] = useUrlParam('sort', defaultSort);
  return (
    <Card className="overflow-x-auto">
      <DataTable {...table} sort={sort} onSort={setSort} />
    </Card>
  );
}
