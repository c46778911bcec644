'use client';

import Link from 'next/link';
import type { RowsColumn } from '#components/ui/rows-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { WholeWords } from '#components/ui/whole-words.tsx';
import { graphHref } from '#lib/client/links.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { BindingAction } from './binding-action-dialog.tsx';
import { BindingActions } from './binding-actions.tsx';

type Row = RowOf<'binding-rows'>;

/** A name that is there, or one that would be. */
function Conditional({ isReal, text }: { isReal: boolean; text: string }) {
  const t = useTexts('bindings');
  const name = <WholeWords className="max-w-52 font-mono text-sm">{text}</WholeWords>;
  return isReal ? (
    name
  ) : (
    <span className="block text-sm text-muted">
      {t.rich('wouldBe', { lead: (lead) => <span className="block">{lead} </span>, name: () => name })}
    </span>
  );
}

const columns = (t: Texts<'bindings'>): RowsColumn<Row>[] => [
  {
    id: 'service',
    header: t('service'),
    isFixed: true,
    sortable: true,
    cell: ({ id, service, application }) => (
      <div className="min-w-0">
        <Link
          href={graphHref(id)}
          prefetch={false}
          className="font-medium break-words text-accent hover:underline"
        >
          {service}
        </Link>
        {application === undefined ? null : (
          <p className="text-sm text-muted">
            <WholeWords>{application}</WholeWords>
          </p>
        )}
      </div>
    ),
  },
  {
    id: 'workload',
    header: t('workload'),
    sortable: true,
    cell: ({ workload, namespace }) => (
      <div className="min-w-0">
        {workload === undefined ? (
          <span className="text-muted">{t('noWorkload')}</span>
        ) : (
          <WholeWords>{workload}</WholeWords>
        )}
        <p className="text-sm text-muted">
          <WholeWords>{namespace}</WholeWords>
        </p>
      </div>
    ),
  },
  {
    id: 'status',
    header: t('status'),
    sortable: true,
    cell: ({ health, word, cause }) => (
      <div className="lg:min-w-48">
        <Status health={health} className="max-sm:whitespace-normal">
          {word}
        </Status>
        {cause === undefined ? null : (
          // as wide as the column is without it: names beside it are to stay on one line
          <p className="hidden w-0 min-w-full text-sm break-words text-muted lg:block">{cause}</p>
        )}
      </div>
    ),
  },
  {
    id: 'variables',
    header: t('variables'),
    className: 'hidden md:table-cell',
    cell: ({ variables, isInjected }) =>
      variables.length === 0 ? (
        <span className="text-muted">{t('noVariables')}</span>
      ) : (
        <Conditional isReal={isInjected} text={variables.join(', ')} />
      ),
  },
  {
    id: 'secret',
    header: t('secret'),
    className: 'hidden xl:table-cell',
    sortable: true,
    cell: ({ secretName, hasSecret }) =>
      secretName === undefined ? (
        <span className="text-muted">{t('noSecret')}</span>
      ) : (
        <Conditional isReal={hasSecret} text={secretName} />
      ),
  },
  {
    id: 'instance',
    header: t('instance'),
    className: 'hidden xl:table-cell',
    sortable: true,
    cell: ({ instance }) => (instance === undefined ? null : <WholeWords>{instance}</WholeWords>),
  },
];

/** The columns of the list of bindings; narrow screens keep service, workload, status and actions. */
export function bindingColumns(
  t: Texts<'bindings'>,
  onAct: (row: Row, action: BindingAction) => void,
): RowsColumn<Row>[] {
  return [
    ...columns(t),
    {
      id: 'actions',
      header: t('actions'),
      headerHidden: true,
      align: 'end',
      className: 'w-12 pl-0',
      cell: (row) => <BindingActions row={row} onAct={(action) => onAct(row, action)} />,
    },
  ];
}
