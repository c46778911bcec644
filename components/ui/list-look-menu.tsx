'use client';

import { Columns3 } from 'lucide-react';
import { keepLook, type ListLook, withColumn } from '#lib/client/list-look.ts';
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('ui');
  return (
    <Menu
      trigger={
        <Button>
          <Columns3 aria-hidden />
          {t('view')}
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
        label={t('rows')}
        value={look.isDense ? 'dense' : 'normal'}
        onChange={(value) => keepLook(list, { ...look, isDense: value === 'dense' })}
        options={[
          { value: 'normal', label: t('comfortable') },
          { value: 'dense', label: t('dense') },
        ]}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('longLists')}
        value={page === undefined ? 'scroll' : 'pages'}
        onChange={(value) => setAddress({ page: value === 'pages' ? '1' : undefined })}
        options={[
          { value: 'scroll', label: t('scroll') },
          { value: 'pages', label: t('byPages') },
        ]}
      />
    </Menu>
  );
}
