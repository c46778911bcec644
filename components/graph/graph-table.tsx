'use client';

import { useMemo } from 'react';
import { DataTable } from '#components/ui/data-table.tsx';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';
import { orderAlongChains } from '#lib/domain/view/binding-graph-order.ts';
import { graphColumns } from './graph-columns.tsx';

export interface GraphTableProps {
  graph: BindingGraph;
  selected: string | undefined;
  onSelect(id: string): void;
  sort: string;
  onSort(sort: string): void;
}

/** The same as the graph, to read and to use by keyboard: one row for each node, along the chains. */
export function GraphTable({ graph, selected, onSelect, sort, onSort }: GraphTableProps) {
  const rows = useMemo(() => orderAlongChains(graph), [graph]);
  const columns = useMemo(() => graphColumns(onSelect, sort !== ''), [onSelect, sort]);
  return (
    <DataTable
      label="Links of the chains"
      rows={rows}
      rowKey={({ node }) => node.id}
      columns={columns}
      sort={sort}
      onSort={onSort}
      dense
      rowClassName={({ node }) => (node.id === selected ? 'bg-accent-soft' : undefined)}
    />
  );
}
