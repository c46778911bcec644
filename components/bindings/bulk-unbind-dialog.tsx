'use client';

import { useState } from 'react';
import { LastCall } from '#components/blast-radius/last-call.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useView } from '#lib/client/use-view.ts';
import { targetOfBindingRow } from '#lib/domain/view/binding-target.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { useBulkUnbind } from './use-bulk-unbind.ts';

/** So many of each sort are named; of the others it says how many. */
const namedAtOnce = 50;

export interface BulkUnbindDialogProps {
  rows: readonly RowOf<'binding-rows'>[];
  onClose(): void;
  onDone(): void;
}

type Removal = ViewAnswer<'binding-removal'>;

/** Sums up what unbinding of several rows comes to, then unbinds them; what failed stays, to be tried again. */
export function BulkUnbindDialog({ rows: current, onClose, onDone }: BulkUnbindDialogProps) {
  // the rows of the moment it was opened: the list changes under it while it runs
  const [rows] = useState(current);
  const { answer, error } = useView('binding-removal', { targets: rows.map(targetOfBindingRow) });
  // so does what it says once it runs
  const [begun, setBegun] = useState<Removal>();
  const unbind = useBulkUnbind(rows, () => {
    toast.success(`${rows.length} unbound`, { description: 'Their workloads are as they were.' });
    onDone();
  });
  const { doneCount, failed, isPending } = unbind;
  const shown = begun ?? answer;
  return (
    <ConfirmDialog
      onClose={onClose}
      title={rows.length === 1 ? 'Unbind 1 binding?' : `Unbind ${rows.length} bindings?`}
      action={failed.length > 0 && !isPending ? 'Try again' : `Unbind ${rows.length}`}
      isPreparing={shown === undefined && error === null}
      pending={isPending}
      disabled={shown === undefined}
      onConfirm={() => {
        setBegun(shown);
        unbind.start();
      }}
    >
      {error === null ? null : <ErrorNotice title="What it affects could not be read" error={error} />}
      {isPending ? (
        <p role="status" className="tabular-nums">
          {doneCount} of {rows.length} unbound
        </p>
      ) : null}
      {failed.length > 0 && !isPending ? <Failures failed={failed} total={rows.length} /> : null}
      {shown === undefined && error === null ? (
        <SkeletonRows label="Looking up who loses access" rows={3} />
      ) : null}
      {shown === undefined ? null : <Consequences removal={shown} />}
    </ConfirmDialog>
  );
}

function Failures({ failed, total }: { failed: ReturnType<typeof useBulkUnbind>['failed']; total: number }) {
  return (
    <Notice look="bad" title={`${failed.length} of ${total} could not be unbound`}>
      <ul className="mt-1 grid gap-1">
        {failed.slice(0, namedAtOnce).map(({ row, error }) => (
          <li key={row.id}>
            {row.name} in {row.namespace}: {error.message}
          </li>
        ))}
        <More count={failed.length - namedAtOnce} />
      </ul>
      Try again unbinds only what is left.
    </Notice>
  );
}

function Consequences({ removal }: { removal: Removal }) {
  const { losses, removed, kept, since } = removal;
  return (
    <>
      {losses.length === 0 ? (
        <p>No workload uses them: nothing loses access.</p>
      ) : (
        <Notice
          look="warn"
          title={losses.length === 1 ? '1 workload loses access' : `${losses.length} workloads lose access`}
        >
          <ul className="mt-1 grid gap-2">
            {losses.slice(0, namedAtOnce).map((loss) => (
              <Loss key={loss.id} loss={loss} since={since} />
            ))}
            <More count={losses.length - namedAtOnce} />
          </ul>
        </Notice>
      )}
      {removed.length === 0 ? null : (
        <div>
          <h3 className="text-sm font-medium">Removed</h3>
          <p>{removed.map(({ id, count }) => `${count} ${id}${count === 1 ? '' : 's'}`).join(', ')}</p>
        </div>
      )}
      {kept.length === 0 ? null : (
        <div>
          <h3 className="text-sm font-medium">Kept</h3>
          <ul className="mt-1 grid gap-1">
            {kept.slice(0, namedAtOnce).map(({ id, kind, name, namespace, why }) => (
              <li key={id} className="break-words">
                {kind} <span className="font-mono text-sm">{name}</span> in {namespace}
                <span className="block text-sm text-muted">{why}</span>
              </li>
            ))}
            <More count={kept.length - namedAtOnce} />
          </ul>
        </div>
      )}
    </>
  );
}

function Loss({ loss, since }: { loss: Removal['losses'][number]; since: string | undefined }) {
  const { noun, name, namespace, variables, podCount, services, lastCallAt } = loss;
  return (
    <li data-affects={name} className="break-words">
      <span className="font-medium">
        {noun} {name}
      </span>{' '}
      in {namespace}
      {variables.length === 0 ? null : (
        <span className="block">
          loses <span className="font-mono">{variables.join(', ')}</span>
        </span>
      )}
      <span className="block">
        {podCount === 0
          ? 'No pod runs now. '
          : podCount === 1
            ? '1 pod is replaced. '
            : `${podCount} pods are replaced. `}
        <LastCall at={lastCallAt} since={since} through={services} />
      </span>
    </li>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <li>and {count} more</li> : null;
}
