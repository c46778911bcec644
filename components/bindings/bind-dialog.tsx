'use client';

import { useDeferredValue, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { isReaderName } from '#lib/domain/binding/bind-reader.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { type BindRun, isGoing } from '#lib/domain/binding/bind-run.ts';
import type { BindingPlan } from '#lib/domain/binding/binding-plan-shape.ts';
import { isEnvPrefix } from '#lib/domain/binding/env-prefix.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { BindForm } from './bind-form.tsx';
import { BindPlan } from './bind-plan.tsx';
import type { VariableChoice } from './bind-plan-collision.tsx';
import { BindRunProgress } from './bind-run-progress.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { useBindPlan } from './use-bind-plan.ts';
import { type Binding, useBinding } from './use-binding.ts';

export interface BindDialogProps {
  /** What is known already from where the dialog was opened. */
  preset?: Partial<BindRequest>;
  onClose(): void;
}

const empty: BindRequest = { namespace: '', serviceId: '', workload: '', createSample: false };

function isComplete({ namespace, serviceId, workload, envPrefix = '', reader }: BindRequest): boolean {
  return (
    namespace !== '' && serviceId !== '' && workload !== '' && isEnvPrefix(envPrefix) && isReaderName(reader)
  );
}

/**
 * Binds a service to a workload: two choices, the plan, one button. Applies as a whole or takes everything back. Closing
 * the dialog leaves the server to it; opened again with the same choices it shows how far that is.
 */
export function BindDialog({ preset = {}, onClose }: BindDialogProps) {
  const t = useTexts('bindings');
  const [input, setInput] = useState<BindRequest>({ ...empty, ...preset });
  const asked = useDeferredValue(input);
  const complete = isComplete(asked);
  const { namespace, serviceId, workload } = input;
  const binding = useBinding(complete ? { namespace, serviceId, workload } : undefined, ({ result }) => {
    toast.success(t('isBound', { workload }), {
      description: result?.rolledOut ? t('podsHaveVariables') : t('podsBeingReplaced'),
    });
    onClose();
  });
  const run = shownRunOf(binding);
  const isApplying = run !== undefined && isGoing(run);
  const plan = useBindPlan(asked, { enabled: complete && !isApplying, retry: false });
  const shown = complete ? plan.data : undefined;
  const ready = isClear(shown) && !plan.isFetching && input === asked;
  // as the plan says it, so that nothing else is done than what was seen
  const envPrefix = shown?.request.envPrefix ?? '';

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('bindService')}
      description={t('bindDescription')}
      footer={
        <>
          <Button
            pending={run?.phase === 'cancelling'}
            onClick={() => (isApplying ? binding.cancel() : onClose())}
          >
            {isApplying ? t('cancelAndTakeBack') : t('cancel')}
          </Button>
          <Button
            look="primary"
            disabled={!ready && !isApplying}
            pending={binding.isPending}
            onClick={() => binding.bind({ ...input, envPrefix })}
          >
            {t('bind')}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <BindForm input={input} plannedPrefix={envPrefix} onChange={setInput} disabled={isApplying} />
        {isApplying ? (
          <BindRunProgress run={run} />
        ) : (
          <>
            {complete ? <PlanState error={plan.error} isPending={plan.isPending} /> : null}
            {run === undefined ? null : <RunOutcome run={run} />}
            <ShownPlan plan={shown} input={input} onInput={setInput} />
          </>
        )}
        {binding.error === null ? null : <ErrorNotice error={binding.error} />}
      </div>
    </Dialog>
  );
}

/** How an earlier run ended is told where it was begun. */
function shownRunOf({ run, isOwn }: Binding): BindRun | undefined {
  return run !== undefined && (isGoing(run) || isOwn) ? run : undefined;
}

function isClear(plan: Told<BindingPlan> | undefined): boolean {
  return plan?.problems.length === 0;
}

interface ShownPlanProps {
  plan: Told<BindingPlan> | undefined;
  input: BindRequest;
  onInput(input: BindRequest): void;
}

function ShownPlan({ plan, input, onInput }: ShownPlanProps) {
  return plan === undefined ? null : (
    <BindPlan
      plan={plan}
      chosen={variablesOf(input)}
      onVariables={(choice) => onInput(withVariables(input, choice))}
    />
  );
}

function PlanState({ error, isPending }: { error: Error | null; isPending: boolean }) {
  const t = useTexts('bindings');
  return (
    <>
      {error === null ? null : <ErrorNotice title={t('planNotMade')} error={error} />}
      {isPending ? <SkeletonRows label={t('makingPlan')} rows={3} /> : null}
    </>
  );
}

function variablesOf({ envPrefix, takeOver }: BindRequest): VariableChoice {
  return {
    ...(envPrefix === undefined ? {} : { envPrefix }),
    ...(takeOver === undefined ? {} : { takeOver }),
  };
}

function withVariables(input: BindRequest, choice: VariableChoice): BindRequest {
  const { envPrefix: _prefix, takeOver: _takeOver, ...rest } = input;
  return { ...rest, ...choice };
}
