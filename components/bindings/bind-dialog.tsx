'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { BindPlan } from '#components/connect/bind-plan.tsx';
import { useBinding } from '#components/connect/use-binding.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import { type BindInput, planBind } from '#lib/client/bindings.ts';
import { isGoing } from '#lib/domain/bind-run.ts';
import { isEnvPrefix } from '#lib/domain/binding-variables.ts';
import { BindForm } from './bind-form.tsx';
import { RunOutcome } from './run-outcome.tsx';

export interface BindDialogProps {
  /** What is known already from where the dialog was opened. */
  preset?: Partial<BindInput>;
  onClose(): void;
}

const empty: BindInput = { namespace: '', serviceId: '', workload: '', envPrefix: '', createSample: false };

function isComplete({ namespace, serviceId, workload, envPrefix }: BindInput): boolean {
  return namespace !== '' && serviceId !== '' && workload !== '' && isEnvPrefix(envPrefix);
}

/** Binds a service to a workload: two choices, the plan, one button. Applies as a whole or takes everything back. */
export function BindDialog({ preset = {}, onClose }: BindDialogProps) {
  const [input, setInput] = useState<BindInput>({ ...empty, ...preset });
  const asked = useDeferredValue(input);
  const complete = isComplete(asked);
  const plan = useQuery({
    queryKey: ['bind-plan', asked],
    queryFn: ({ signal }) => planBind(asked, signal),
    enabled: complete,
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  const bind = useBinding((result) => {
    toast.success(`${result.workload} is bound`, {
      description: result.rolledOut ? 'Its pods have the variables.' : 'Its pods are being replaced.',
    });
    onClose();
  });
  const isPending = bind.run !== undefined && isGoing(bind.run);
  const shown = complete ? plan.data : undefined;
  const ready = shown !== undefined && shown.problems.length === 0 && !plan.isFetching && input === asked;

  function change(next: BindInput): void {
    bind.forget();
    setInput(next);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          bind.cancel();
          onClose();
        }
      }}
      title="Bind a service"
      description="The workload gets the service's GATEWAY_URL as a variable."
      footer={
        <>
          <Button onClick={isPending ? bind.cancel : onClose}>
            {isPending ? 'Cancel and take back' : 'Cancel'}
          </Button>
          <Button look="primary" disabled={!ready} pending={isPending} onClick={() => bind.bind(input)}>
            Bind
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <BindForm input={input} onChange={change} disabled={isPending} />
        {plan.error && complete ? (
          <ErrorNotice title="The plan could not be made" error={plan.error} />
        ) : null}
        {complete && plan.isPending ? <SkeletonRows label="Making the plan" rows={3} /> : null}
        {shown === undefined ? null : (
          <BindPlan plan={shown} run={bind.run} onPrefix={(envPrefix) => change({ ...input, envPrefix })} />
        )}
        {bind.run === undefined ? null : <RunOutcome run={bind.run} />}
      </div>
    </Dialog>
  );
}
