'use client';

import { Boxes } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { connectHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { type MatrixSelection, planBulkAllowance } from '#lib/domain/view/bulk-allowance.ts';
import { BulkBar } from './bulk-bar.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { OrphanMappings } from './orphan-mappings.tsx';
import { useNamespaceMatrix } from './use-namespace-matrix.ts';

const AllowDialog = dynamic(
  () => loadPart(() => import('./allow-dialog.tsx')).then((module) => module.AllowDialog),
  {
    ssr: false,
  },
);

const BulkDialog = dynamic(
  () => loadPart(() => import('./bulk-dialog.tsx')).then((module) => module.BulkDialog),
  {
    ssr: false,
  },
);

const nothingSelected: MatrixSelection = { applications: new Set(), namespaces: new Set() };

/** What is allowed where: every Application against every namespace, changed in place. */
export function NamespacesMatrix() {
  const { matrix, list, withSystem, setWithSystem, graph, chains, loading } = useNamespaceMatrix();
  const [editing, setEditing] = useState<{ application: string; namespace: string }>();
  const [selection, setSelection] = useState<MatrixSelection>(nothingSelected);
  const [bulk, setBulk] = useState<'all' | 'none'>();

  const cell = matrix.rows
    .flatMap(({ cells }) => cells)
    .find(
      ({ application, namespace }) =>
        application.metadata.name === editing?.application && namespace === editing.namespace,
    );

  return (
    <>
      <ListPage
        title="Namespaces"
        description="Which namespace may use which application. What is allowed appears in the catalog of the namespace."
        nouns={{ one: 'application', many: 'applications' }}
        loading={loading}
        list={list}
        filters={
          <Checkbox
            label="Show system namespaces"
            checked={withSystem}
            onChange={(event) => setWithSystem(event.target.checked)}
          />
        }
        notices={
          <>
            {selection.applications.size === 0 && selection.namespaces.size === 0 ? null : (
              <BulkBar
                applications={selection.applications.size}
                namespaces={selection.namespaces.size}
                onAllow={() => setBulk('all')}
                onWithdraw={() => setBulk('none')}
                onClear={() => setSelection(nothingSelected)}
              />
            )}
            <OrphanMappings graph={graph} />
          </>
        }
        empty={
          <EmptyState
            icon={Boxes}
            title="No applications yet"
            action={
              <Link href={connectHref()} prefetch={false} className={buttonClass('primary')}>
                Connect an application
              </Link>
            }
          >
            Once there is one, this page says which namespace may use it.
          </EmptyState>
        }
      >
        <Card>
          <MatrixTable matrix={matrix} selection={selection} onSelect={setSelection} onEdit={setEditing} />
        </Card>
      </ListPage>
      {bulk === undefined ? null : (
        <BulkDialog
          mode={bulk}
          plan={planBulkAllowance(matrix, selection, bulk)}
          onClose={() => setBulk(undefined)}
          onDone={() => {
            setBulk(undefined);
            setSelection(nothingSelected);
          }}
        />
      )}
      {cell === undefined ? null : (
        <AllowDialog
          key={`${cell.namespace}/${cell.application.metadata.name}`}
          cell={cell}
          chains={chains}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
