'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { planMove } from '#lib/client/repairs.ts';
import type { MoveStep } from '#lib/domain/binding/move-plan.ts';
import type { Repair } from '#lib/domain/health/remedy.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';

const verbs: Record<MoveStep['action'], string> = {
  change: 'Change',
  create: 'Create',
  reuse: 'Use',
  replace: 'Replace',
  delete: 'Delete',
};

/** What moving to another service changes, object by object, before it is done. */
export function MoveSteps({ move }: { move: Extract<Repair, { action: 'move-to-service' }> }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['move-plan', move],
    queryFn: ({ signal }) => planMove(move, signal),
    gcTime: 0,
    // the plan that was agreed to stays in sight while it is carried out
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (isPending) {
    return <SkeletonRows label="Looking up what changes" rows={4} />;
  }
  if (error !== null) {
    return <ErrorNotice title="What changes could not be read" error={error} />;
  }
  return (
    <ol className="grid gap-1" aria-label="What changes">
      {data.map(({ kind, name, action, why }) => (
        <li key={`${action}/${kind}/${name}`} className="break-words">
          {verbs[action]} {kinds[kind].kind} <span className="font-mono text-sm">{name}</span>
          <span className="block text-sm text-muted">{why}</span>
        </li>
      ))}
    </ol>
  );
}
