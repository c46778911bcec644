'use client';

import { useState } from 'react';
import { LastCall } from '#components/blast-radius/last-call.tsx';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { unbindService } from '#lib/client/bindings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { mono } from './mono.tsx';

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
  const t = useTexts('bindings');
  // what was seen is done: the rows change and go while it runs
  const [seen, setSeen] = useState<Removal>();
  const { answer, error } = useView('binding-removal', { rows: [...ids] }, { enabled: seen === undefined });
  if (seen === undefined && answer !== undefined) {
    setSeen(answer);
  }
  const count = ids.length;
  return (
    <BulkDialog
      title={t('unbindCountQuestion', { count })}
      action={t('unbindCount', { count })}
      items={seen?.lots ?? []}
      nameOf={({ targets }) => targets.map(({ name }) => name).join(', ')}
      change={unbindLot}
      done={t('unboundCount', { count })}
      isPreparing={seen === undefined && error === null}
      onClose={onClose}
      onDone={onDone}
    >
      {error === null ? null : <ErrorNotice title={t('effectsNotRead')} error={error} />}
      {seen === undefined && error === null ? <SkeletonRows label={t('lookingUpLosses')} rows={3} /> : null}
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
  const t = useTexts('bindings');
  return (
    <>
      {losses.length === 0 ? (
        <p>{t('noneUsesThem')}</p>
      ) : (
        <Notice look="warn" title={t('workloadsLoseAccess', { count: losses.length })}>
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
          <h3 className="text-sm font-medium">{t('removed')}</h3>
          <p>{removed.map(({ id, count }) => t('removedOfKind', { count, kind: id })).join(', ')}</p>
        </div>
      )}
      {kept.length === 0 ? null : (
        <div>
          <h3 className="text-sm font-medium">{t('kept')}</h3>
          <ul className="mt-1 grid gap-1">
            {kept.slice(0, namedAtOnce).map(({ id, kind, name, namespace, why }) => (
              <li key={id} className="break-words">
                {t.rich('objectIn', { kind, name, namespace, mono })}
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
  const t = useTexts('bindings');
  const { noun, name, namespace, variables, podCount, services, lastCallAt } = loss;
  return (
    <li data-affects={name} className="break-words">
      {t.rich('workloadIn', {
        noun,
        name,
        namespace,
        strong: (text) => <span className="font-medium">{text}</span>,
      })}
      {variables.length === 0 ? null : (
        <span className="block">{t.rich('losesVariables', { variables: variables.join(', '), mono })}</span>
      )}
      <span className="block">
        {t('podsReplaced', { count: podCount })} <LastCall at={lastCallAt} since={since} through={services} />
      </span>
    </li>
  );
}

function More({ count }: { count: number }) {
  const t = useTexts('bindings');
  return count > 0 ? <li>{t('andMore', { count })}</li> : null;
}
