'use client';

import { useMemo } from 'react';
import { DataTable } from '#components/ui/data-table.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { GraphPicture } from './graph-layout.ts';
import { graphRows, keyOfRow } from './graph-rows.ts';
import { useGraphColumns } from './use-graph-columns.tsx';

export interface GraphTableProps {
  picture: GraphPicture;
  selected: string | undefined;
  onSelect(id: string): void;
  onToggleFold(id: string): void;
  sort: string;
  onSort(sort: string): void;
}

/** The same as the graph, to read and to use by keyboard: one row for each node, along the chains. */
export function GraphTable({ picture, selected, onSelect, onToggleFold, sort, onSort }: GraphTableProps) {
  const t = useTexts('graph');
  const rows = useMemo(() => graphRows(picture), [picture]);
  const columns = useGraphColumns({ onSelect, onToggleFold, sorted: sort !== '' });
  return (
    <DataTable
      label={t('table')}
      rows={rows}
      rowKey={keyOfRow}
      columns={columns}
      sort={sort}
      onSort={onSort}
      dense
      rowClassName={(row) => (keyOfRow(row) === selected ? 'bg-accent-soft' : undefined)}
    />
  );
}
