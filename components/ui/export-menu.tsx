'use client';

import { Download } from 'lucide-react';
import type { RowsFilter, RowsViewName } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { type RowFormat, rowFormats } from '#lib/domain/view/row-format.ts';
import { Button } from './button.tsx';
import { Menu, MenuItem } from './menu.tsx';

export interface ExportMenuProps<N extends RowsViewName> {
  view: N;
  filter: RowsFilter<N>;
  /** How many rows that is. */
  count: number;
}

/** Takes the rows that the filter lets through away as a file. */
export function ExportMenu<N extends RowsViewName>({ view, filter, count }: ExportMenuProps<N>) {
  const t = useTexts('ui');
  return (
    <Menu
      trigger={
        <Button disabled={count === 0}>
          <Download aria-hidden />
          {t('export')}
        </Button>
      }
    >
      {rowFormats.map((format) => (
        <MenuItem key={format} onSelect={() => download(view, filter, format)}>
          {format === 'csv' ? t('csvForSpreadsheets') : format.toUpperCase()}
        </MenuItem>
      ))}
    </Menu>
  );
}

function download(view: string, filter: object, format: RowFormat): void {
  const link = document.createElement('a');
  link.href = `/api/views/export?${new URLSearchParams({ view, format, filter: JSON.stringify(filter) })}`;
  link.download = '';
  link.click();
}
