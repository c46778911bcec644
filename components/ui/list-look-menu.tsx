'use client';

import { Columns3 } from 'lucide-react';
import { keepLook, type ListLook, withColumn } from '#lib/client/list-look.ts';
import { Button } from './button.tsx';
import { Menu, MenuChoice, MenuSeparator, MenuToggle } from './menu.tsx';
import type { RowsColumn } from './rows-table.tsx';
import { setAddress } from './set-address.ts';

export interface ListLookMenuProps<R> {
  /** By what the browser keeps it. */
  list: string;
  look: ListLook;
  columns: readonly RowsColumn<R>[];
  /** Undefined while the list scrolls. */
  page: number | undefined;
}

/** How a list is drawn: its columns, how dense, scrolling or by pages. */
export function ListLookMenu<R>({ list, look, columns, page }: ListLookMenuProps<R>) {
  return (
    <Menu
      trigger={
        <Button>
          <Columns3 aria-hidden />
          View
        </Button>
      }
    >
      {columns
        .filter(({ isFixed, headerHidden }) => isFixed !== true && headerHidden !== true)
        .map((column) => (
          <MenuToggle
            key={column.id}
            checked={
              column.isExtra === true ? look.shown.includes(column.id) : !look.hidden.includes(column.id)
            }
            onChange={(isShown) => keepLook(list, withColumn(look, column, isShown))}
          >
            {column.header}
          </MenuToggle>
        ))}
      <MenuSeparator />
      <MenuChoice
        label="Rows"
        value={look.isDense ? 'dense' : 'normal'}
        onChange={(value) => keepLook(list, { ...look, isDense: value === 'dense' })}
        options={[
          { value: 'normal', label: 'Comfortable' },
          { value: 'dense', label: 'Dense' },
        ]}
      />
      <MenuSeparator />
      <MenuChoice
        label="Long lists"
        value={page === undefined ? 'scroll' : 'pages'}
        onChange={(value) => setAddress({ page: value === 'pages' ? '1' : undefined })}
        options={[
          { value: 'scroll', label: 'Scroll' },
          { value: 'pages', label: 'Pages, to print or search in' },
        ]}
      />
    </Menu>
  );
}
