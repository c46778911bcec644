'use client';

import { useState } from 'react';
import { LastCall } from '#components/blast-radius/last-call.tsx';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { unbindService } from '#lib/client/bindings.ts';
import { useView } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

/** So many of each sort are named; of the others it says how many. */
const namedAtOnce = 50;

export interface UnbindBindingsProps {
  /** Of rows of the list. */
  ids: readonly string[];
  onClose(): void;
  onDone(): void;
}

type Removal = ViewAnswer<'binding-removal'>;
type Lot = Removal['lots'][number];

/** Sums up what unbinding of several rows comes to, then unbinds them. */
export function UnbindBindings({ ids, onClose, onDone }: UnbindBindingsProps) {
  // what was seen is done: the rows change and go while it runs
  const [seen, setSeen] = useState<Removal>();
  const { answer, error } = useView('binding-removal', { rows: [...ids] }, { enabled: seen === undefined });
  if (seen === undefined && answer !== undefined) {
    setSeen(answer);
  }
  const count = ids.length === 1 ? '1 binding' : `${ids.length} bindings`;
  return (
    <BulkDialog
      title={`Unbind ${count}?`}
      action={`Unbind ${count}`}
      items={seen?.lots ?? []}
      nameOf={({ targets }) => targets.map(({ name }) => name).join(', ')}
      change={unbindLot}
      done={`Unbound ${count}`}
      isPreparing={seen === undefined && error === null}
      onClose={onClose}
      onDone={onDone}
    >
      {error === null ? null : <ErrorNotice title="What it affects could not be read" error={error} />}
      {seen === undefined && error === null ? (
        <SkeletonRows label="Looking up who loses access" rows={3} />
      ) : null}
      {seen === undefined ? null : <Consequences removal={seen} />}
    </BulkDialog>
  );
}

/** One after the other: at once, each of two usages would leave their binding to the other. */
async function unbindLot({ targets }: Lot): Promise<void> {
  for (const target of targets) {
    await unbindService(target);
  }
}

function Consequences({ removal: { losses, removed, kept, since } }: { removal: Removal }) {
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
