'use client';

import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { LastCall } from './last-call.tsx';
import { useBlastRadius } from './use-blast-radius.ts';

/** So many are named; of the others it says how many. */
const namedAtOnce = 50;

export interface BlastRadiusProps {
  /** Ids of the graph's nodes that go. */
  roots: readonly string[];
  title: string;
  /** Where the instances that are left behind are named elsewhere. */
  workloadsOnly?: boolean;
  /** Said where nothing loses access. */
  none?: string;
}

/** What stops working when links of the chain go, each with its last call. */
export function BlastRadius({ roots, title, workloadsOnly = false, none }: BlastRadiusProps) {
  const t = useTexts('blast-radius');
  const { answer, error, isLooking } = useBlastRadius(roots);
  if (error !== null) {
    return <ErrorNotice title={t('notLookedUp')} error={error} />;
  }
  if (isLooking) {
    return <SkeletonRows label={t('lookingUp')} rows={2} />;
  }
  const affected = (roots.length === 0 ? [] : (answer?.affected ?? [])).filter(
    ({ kind }) => !workloadsOnly || kind === 'workload',
  );
  if (affected.length === 0) {
    return none === undefined ? null : <p className="text-muted">{none}</p>;
  }
  return (
    <Notice look="warn" title={title}>
      <ul className="mt-1 grid gap-1.5">
        {affected.slice(0, namedAtOnce).map((one) => (
          <AffectedItem key={one.id} affected={one} since={answer?.since} />
        ))}
        {affected.length > namedAtOnce ? (
          <li>{t('andMore', { count: affected.length - namedAtOnce })}</li>
        ) : null}
      </ul>
    </Notice>
  );
}

type Affected = ViewAnswer<'blast-radius'>['affected'][number];

function AffectedItem({ affected, since }: { affected: Affected; since: string | undefined }) {
  const t = useTexts('blast-radius');
  const tell = useTell();
  const { kind, name, namespace, detail, services, lastCallAt } = affected;
  return (
    <li data-affects={name}>
      <span className="wrap-anywhere">
        {tell(kind === 'workload' ? (detail ?? nounOfNode(kind)) : nounOfNode(kind))} {name}
      </span>
      {namespace === undefined ? null : (
        <span className="text-muted"> {t('inNamespace', { namespace })}</span>
      )}
      {kind === 'workload' ? (
        <span className="block text-sm text-muted">
          <LastCall at={lastCallAt} since={since} through={services} />
        </span>
      ) : null}
    </li>
  );
}
