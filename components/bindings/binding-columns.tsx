'use client';

import Link from 'next/link';
import { RowActions } from '#components/graph/row-actions.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { compareHealth } from '#lib/domain/health/health.ts';
import type { BindingRow } from '#lib/domain/view/binding-rows.ts';

function byText(textOf: (row: BindingRow) => string | undefined) {
  return (left: BindingRow, right: BindingRow) => (textOf(left) ?? '').localeCompare(textOf(right) ?? '');
}

function graphAddress(id: string): string {
  return `/graph?node=${encodeURIComponent(id)}`;
}

/** A name that is there, or one that would be. */
function Conditional({ isReal, text }: { isReal: boolean; text: string }) {
  return isReal ? (
    <span className="font-mono text-sm wrap-anywhere">{text}</span>
  ) : (
    <span className="text-sm wrap-anywhere text-muted">
      would be <span className="font-mono">{text}</span>
    </span>
  );
}

/** The columns of the list of bindings; narrow screens keep service, workload, status and actions. */
export const bindingColumns: Column<BindingRow>[] = [
  {
    id: 'service',
    header: 'Service',
    compare: byText(({ service }) => service),
    cell: ({ id, service, application }) => (
      <div className="min-w-0">
        <Link
          href={graphAddress(id)}
          prefetch={false}
          className="font-medium break-words text-accent hover:underline"
        >
          {service}
        </Link>
        {application === undefined ? null : <p className="text-sm wrap-anywhere text-muted">{application}</p>}
      </div>
    ),
  },
  {
    id: 'workload',
    header: 'Workload',
    compare: byText(({ workload }) => workload?.name),
    cell: ({ workload, namespace }) => (
      <div className="min-w-0">
        {workload === undefined ? (
          <span className="text-muted">none</span>
        ) : (
          <span className="wrap-anywhere">{workload.name}</span>
        )}
        <p className="text-sm wrap-anywhere text-muted">{namespace}</p>
      </div>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    compare: (left, right) => compareHealth(left.worst.health.status, right.worst.health.status),
    cell: ({ worst: { health }, word }) => (
      <div>
        <Status health={health.status} className="max-sm:whitespace-normal">
          {word}
        </Status>
        {health.problem === undefined ? null : (
          <p className="hidden max-w-72 text-sm text-muted lg:block">{health.problem.cause}</p>
        )}
      </div>
    ),
  },
  {
    id: 'variables',
    header: 'Variables',
    className: 'hidden md:table-cell',
    cell: ({ variables, isInjected }) =>
      variables.length === 0 ? (
        <span className="text-muted">none</span>
      ) : (
        <Conditional isReal={isInjected} text={variables.join(', ')} />
      ),
  },
  {
    id: 'secret',
    header: 'Secret',
    className: 'hidden lg:table-cell',
    compare: byText(({ secretName }) => secretName),
    cell: ({ secretName, hasSecret }) =>
      secretName === undefined ? (
        <span className="text-muted">none</span>
      ) : (
        <Conditional isReal={hasSecret} text={secretName} />
      ),
  },
  {
    id: 'instance',
    header: 'Instance',
    className: 'hidden xl:table-cell',
    compare: byText(({ instance }) => instance?.name),
    cell: ({ instance }) => <span className="wrap-anywhere">{instance?.name}</span>,
  },
  {
    id: 'actions',
    header: 'Actions',
    headerHidden: true,
    align: 'end',
    className: 'w-12 pl-0',
    cell: ({ node }) => <RowActions node={node} href={graphAddress(node.id)} />,
  },
];
