'use client';

import { Download } from 'lucide-react';
import type { RowsFilter, RowsViewName } from '#lib/client/page-query.ts';
import { type RowFormat, rowFormats } from '#lib/domain/view/row-format.ts';
import { Button } from './button.tsx';
import { Menu, MenuItem } from './menu.tsx';

const words: Record<RowFormat, string> = {
  csv: 'CSV, for spreadsheets',
  json: 'JSON',
  yaml: 'YAML',
};

export interface ExportMenuProps<N extends RowsViewName> {
  view: N;
  filter: RowsFilter<N>;
  /** How many rows that is. */
  count: number;
}

/** Takes the rows that the filter lets through away as a file. */
export function ExportMenu<N extends RowsViewName>({ view, filter, count }: ExportMenuProps<N>) {
  return (
    <Menu
      trigger={
        <Button disabled={count === 0}>
          <Download aria-hidden />
          Export
        </Button>
      }
    >
      {rowFormats.map((format) => (
        <MenuItem key={format} onSelect={() => download(view, filter, format)}>
          {words[format]}
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
