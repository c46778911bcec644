import type { Column } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { cn } from '#lib/client/cn.ts';
import { graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { compareHealth } from '#lib/domain/health/health.ts';
import type { OrderedNode } from '#lib/domain/view/binding-graph-order.ts';
import { nodeIcons } from './node-icons.ts';
import { RowActions } from './row-actions.tsx';

const indents = ['', 'pl-4', 'pl-8', 'pl-12', 'pl-16', 'pl-20', 'pl-24', 'pl-28'];

function byText(textOf: (row: OrderedNode) => string): (left: OrderedNode, right: OrderedNode) => number {
  return (left, right) => textOf(left).localeCompare(textOf(right));
}

/** The columns of the graph's table; unsorted rows stand along their chains, each in by its place. */
export function graphColumns(onSelect: (id: string) => void, sorted: boolean): Column<OrderedNode>[] {
  return [
    {
      id: 'name',
      header: 'Link',
      compare: byText(({ node }) => node.name),
      cell: ({ node, depth }) => {
        const Icon = nodeIcons[node.kind];
        return (
          <span
            className={cn(
              'flex min-w-0 items-center gap-2',
              sorted ? '' : (indents[depth] ?? indents.at(-1)),
            )}
          >
            <Icon aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
            <span className="grid min-w-0">
              <button
                type="button"
                onClick={() => onSelect(node.id)}
                className="min-w-0 truncate rounded-sm text-left font-medium text-accent hover:underline"
              >
                {node.name}
              </button>
              <Status health={node.health.status} className="text-sm sm:hidden">
                {node.health.word}
              </Status>
            </span>
          </span>
        );
      },
    },
    {
      id: 'kind',
      header: 'Kind',
      className: 'hidden whitespace-nowrap sm:table-cell',
      compare: (left, right) =>
        graphNodeKinds.indexOf(left.node.kind) - graphNodeKinds.indexOf(right.node.kind),
      cell: ({ node }) => nounOfNode(node.kind),
    },
    {
      id: 'namespace',
      header: 'Namespace',
      className: 'hidden md:table-cell',
      compare: byText(({ node }) => node.namespace ?? ''),
      cell: ({ node }) => node.namespace ?? <span className="text-muted">cluster</span>,
    },
    {
      id: 'status',
      header: 'Status',
      className: 'hidden w-40 sm:table-cell',
      compare: (left, right) => compareHealth(left.node.health.status, right.node.health.status),
      cell: ({ node: { health } }) => <Status health={health.status}>{health.word}</Status>,
    },
    {
      id: 'cause',
      header: 'Cause',
      className: 'hidden lg:table-cell text-sm text-muted',
      cell: ({ node: { health } }) => health.problem?.cause ?? '',
    },
    {
      id: 'actions',
      header: 'Actions',
      headerHidden: true,
      align: 'end',
      className: 'w-12 pl-0',
      cell: ({ node }) => <RowActions node={node} onOpen={() => onSelect(node.id)} />,
    },
  ];
}
