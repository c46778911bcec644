'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import type { Column } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { cn } from '#lib/client/cn.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { compareHealth } from '#lib/domain/health/health.ts';
import { compareNames } from '#lib/domain/view/compare-names.ts';
import type { Fold, ShownNode } from '#lib/domain/view/shown-graph.ts';
import { countsOfFold, subjectOfFold } from './fold-text.ts';
import type { GraphRow } from './graph-rows.ts';
import { nodeIcons } from './node-icons.ts';
import { RowActions } from './row-actions.tsx';

const indents = ['', 'pl-4', 'pl-8', 'pl-12', 'pl-16', 'pl-20', 'pl-24', 'pl-28'];

function indentOf(depth: number): string | undefined {
  return indents[depth] ?? indents.at(-1);
}

/** Sorts links; folds stay behind them. */
function by(
  compare: (left: ShownNode, right: ShownNode) => number,
): (left: GraphRow, right: GraphRow) => number {
  return (left, right) => {
    if ('fold' in left || 'fold' in right) {
      return Number('fold' in left) - Number('fold' in right);
    }
    return compare(left.node, right.node);
  };
}

function byText(textOf: (node: ShownNode) => string): (left: GraphRow, right: GraphRow) => number {
  return by((left, right) => compareNames(textOf(left), textOf(right)));
}

/** What a cell says of a link; a fold has nothing there. */
function ofNode<T>(cell: (node: ShownNode) => T): (row: GraphRow) => T | null {
  return (row) => ('fold' in row ? null : cell(row.node));
}

export interface GraphColumnsOptions {
  onSelect(id: string): void;
  onToggleFold(id: string): void;
  /** Rows stand in another order than along the chains. */
  sorted: boolean;
}

/** The columns of the graph's table; unsorted rows stand along their chains, each in by its place. */
export function useGraphColumns({ onSelect, onToggleFold, sorted }: GraphColumnsOptions): Column<GraphRow>[] {
  const t = useTexts('graph');
  const tell = useTell();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('link'),
        compare: byText(({ name }) => name),
        cell: (row) =>
          'fold' in row ? (
            <FoldName fold={row.fold} onToggle={() => onToggleFold(row.id)} />
          ) : (
            <LinkName node={row.node} indent={sorted ? undefined : indentOf(row.depth)} onSelect={onSelect} />
          ),
      },
      {
        id: 'kind',
        header: t('kind'),
        className: 'hidden whitespace-nowrap sm:table-cell',
        compare: by((left, right) => graphNodeKinds.indexOf(left.kind) - graphNodeKinds.indexOf(right.kind)),
        cell: (row) => tell('fold' in row ? countsOfFold(row.fold) : nounOfNode(row.node.kind)),
      },
      {
        id: 'namespace',
        header: t('namespace'),
        className: 'hidden md:table-cell lg:whitespace-nowrap',
        compare: byText(({ namespace }) => namespace ?? ''),
        cell: ofNode(({ namespace }) => namespace ?? <span className="text-muted">{t('cluster')}</span>),
      },
      {
        id: 'status',
        header: t('status'),
        className: 'hidden w-40 sm:table-cell',
        compare: by((left, right) => compareHealth(left.health.status, right.health.status)),
        cell: ofNode(({ health }) => <Status health={health.status}>{health.word}</Status>),
      },
      {
        id: 'cause',
        header: t('cause'),
        className: 'hidden lg:table-cell text-sm text-muted',
        cell: ofNode(({ cause }) => cause ?? ''),
      },
      {
        id: 'actions',
        header: t('actions'),
        headerHidden: true,
        align: 'end',
        className: 'w-12 pl-0',
        cell: ofNode((node) => <RowActions node={node} onOpen={() => onSelect(node.id)} />),
      },
    ],
    [t, tell, onSelect, onToggleFold, sorted],
  );
}

interface LinkNameProps {
  node: ShownNode;
  indent: string | undefined;
  onSelect(id: string): void;
}

function LinkName({ node, indent, onSelect }: LinkNameProps) {
  const Icon = nodeIcons[node.kind];
  return (
    <span className={cn('flex min-w-0 items-center gap-2', indent)}>
      <Icon aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
      <span className="grid min-w-0">
        <button
          type="button"
          onClick={() => onSelect(node.id)}
          className={cn(
            'min-w-0 rounded-sm text-left font-medium text-accent hover:underline max-lg:truncate lg:whitespace-nowrap',
            node.isMatch && 'bg-accent-soft',
          )}
        >
          {node.name}
        </button>
        <Status health={node.health.status} className="text-sm sm:hidden">
          {node.health.word}
        </Status>
      </span>
    </span>
  );
}

function FoldName({ fold, onToggle }: { fold: Fold; onToggle(): void }) {
  const tell = useTell();
  const Chevron = fold.isOpen ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={fold.isOpen}
      onClick={onToggle}
      className={cn(
        'flex min-w-0 items-center gap-2 rounded-sm text-left font-medium hover:underline',
        indentOf(fold.depth),
      )}
    >
      <Chevron aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 break-words">{tell(subjectOfFold(fold))}</span>
    </button>
  );
}
