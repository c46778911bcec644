'use client';

import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { MoveStep } from '#lib/domain/binding/move-plan.ts';
import type { Repair } from '#lib/domain/health/remedy.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { useMovePlan } from './use-move-plan.ts';

const texts = {
  change: 'stepChange',
  create: 'stepCreate',
  reuse: 'stepReuse',
  replace: 'stepReplace',
  delete: 'stepDelete',
} as const satisfies Record<MoveStep['action'], string>;

/** What moving to another service changes, object by object, before it is done. */
export function MoveSteps({ move }: { move: Extract<Repair, { action: 'move-to-service' }> }) {
  const t = useTexts('doctor');
  const { data, error, isPending } = useMovePlan(move);
  if (isPending) {
    return <SkeletonRows label={t('changesLoading')} rows={4} />;
  }
  if (error !== null) {
    return <ErrorNotice title={t('changesFailed')} error={error} />;
  }
  return (
    <ol className="grid gap-1" aria-label={t('changes')}>
      {data.map(({ kind, name, action, why }) => (
        <li key={`${action}/${kind}/${name}`} className="break-words">
          {t.rich(texts[action], {
            kind: kinds[kind].kind,
            name,
            code: (text) => <span className="font-mono text-sm">{text}</span>,
          })}
          <span className="block text-sm text-muted">{why}</span>
        </li>
      ))}
    </ol>
  );
}
