'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LastCall } from '#components/blast-radius/last-call.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import { planUnbind, unbindService } from '#lib/client/bindings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { useView } from '#lib/client/use-view.ts';
import { idOfWorkload } from '#lib/domain/binding/id-of-workload.ts';
import type { UnbindTarget } from '#lib/domain/binding/unbind-target.ts';
import type { LostAccess, UnbindPlan } from '#lib/domain/binding/unbinding-plan.ts';
import { nounOfUsageKind } from '#lib/domain/kubernetes/bindable-kinds.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { nodeOfUnbindTarget } from '#lib/domain/view/node-actions.ts';
import { mono } from './mono.tsx';

export interface UnbindDialogProps {
  target: UnbindTarget;
  onClose(): void;
  onUnbound?(): void;
}

/** Asks before access goes, and says whose: pods, variables, objects. */
export function UnbindDialog({ target, onClose, onUnbound }: UnbindDialogProps) {
  const t = useTexts('bindings');
  const plan = useQuery({
    queryKey: ['unbind-plan', target],
    queryFn: ({ signal }) => planUnbind(target, signal),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const { answer } = useView('blast-radius', { roots: [nodeOfUnbindTarget(target)] });
  const unbind = useGuardedMutation({
    mutationFn: () => unbindService(target),
    onSuccess({ removed }) {
      toast.success(t('unbound'), {
        description: t('unboundHint', { count: removed.length }),
      });
      onClose();
      onUnbound?.();
    },
  });
  function lastCall({ usageKind, workload }: LostAccess) {
    const id = idOfWorkload({ usageKind, namespace: target.namespace, name: workload });
    const found = answer?.affected.find((affected) => affected.id === id);
    return answer === undefined ? null : (
      <LastCall at={found?.lastCallAt} since={answer.since} through={found?.services ?? []} />
    );
  }

  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('unbindQuestion', { name: target.name })}
      action={t('unbind')}
      isPreparing={plan.isPending}
      pending={unbind.isPending}
      error={unbind.error}
      onConfirm={() => unbind.mutate()}
    >
      {plan.error ? <ErrorNotice title={t('effectsNotRead')} error={plan.error} /> : null}
      {plan.isPending ? <SkeletonRows label={t('lookingUpLosses')} rows={3} /> : null}
      {plan.data === undefined ? null : <UnbindPlanView plan={plan.data} lastCall={lastCall} />}
    </ConfirmDialog>
  );
}

interface UnbindPlanViewProps {
  plan: Told<UnbindPlan>;
  lastCall(loss: LostAccess): ReactNode;
}

function UnbindPlanView({ plan, lastCall }: UnbindPlanViewProps) {
  const t = useTexts('bindings');
  const removed = plan.steps.filter(({ action }) => action === 'delete');
  const kept = plan.steps.filter(({ action }) => action === 'keep');
  return (
    <>
      {plan.losses.length === 0 ? (
        <p>{t('noneUsesIt')}</p>
      ) : (
        <Notice look="warn" title={t('losesAccess')}>
          <ul className="mt-1 grid gap-2">
            {plan.losses.map((loss) => (
              <li key={`${loss.usageKind}/${loss.workload}`}>
                <Loss loss={loss} />
                <span className="block text-muted">{lastCall(loss)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Steps title={t('removed')} steps={removed} />
      {kept.length === 0 ? null : <Steps title={t('kept')} steps={kept} />}
    </>
  );
}

interface StepsProps {
  title: string;
  steps: Told<UnbindPlan>['steps'];
}

function Steps({ title, steps }: StepsProps) {
  return (
    <div>
      <h3 className="text-sm font-medium">{title}</h3>
      <ul className="mt-1 grid gap-1">
        {steps.map(({ kind, name, why }) => (
          <li key={kind + name} className="break-words">
            {kinds[kind].kind} <span className="font-mono text-sm">{name}</span>
            <span className="block text-sm text-muted">{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Loss({ loss: { usageKind, workload, variables, pods } }: { loss: LostAccess }) {
  const t = useTexts('bindings');
  const names = [...new Set(variables.map(({ name }) => name))];
  return (
    <>
      <span className="font-medium">
        {nounOfUsageKind(usageKind)} {workload}
      </span>
      {names.length === 0 ? null : (
        <span className="block">{t.rich('losesVariables', { variables: names.join(', '), mono })}</span>
      )}
      <span className="block">{t('podsReplacedNamed', { count: pods.length, pods: pods.join(', ') })}</span>
    </>
  );
}
