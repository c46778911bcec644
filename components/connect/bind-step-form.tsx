'use client';

import { BindPlan } from '#components/bindings/bind-plan.tsx';
import { useBindPlan } from '#components/bindings/use-bind-plan.ts';
import type { Binding } from '#components/bindings/use-binding.ts';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { BindStepFields } from './bind-step-fields.tsx';
import { useBindStepChoice } from './use-bind-step-choice.ts';

export interface BindStepFormProps {
  input: Pick<BindRequest, 'namespace' | 'serviceId'>;
  /** Name of the Application: its sample is called after it. */
  application: string;
  /** Name of the service, for people. */
  service: string;
  binding: Binding;
}

/** The plan is shown at once and follows the choice. */
export function BindStepForm({ input, application, service, binding }: BindStepFormProps) {
  const t = useTexts('connect');
  const choice = useBindStepChoice(input, application);
  const { request, isComplete, isListing, variables, setVariables } = choice;
  const plan = useBindPlan(request, { enabled: isComplete && !isListing });
  const shown = isComplete ? plan.data : undefined;
  const isReady = shown !== undefined && !plan.isPlaceholderData && shown.problems.length === 0;
  // as the plan says it, so that nothing else is done than what was seen
  const envPrefix = shown?.request.envPrefix ?? '';

  return (
    <>
      <BindStepFields choice={choice} service={service} plannedPrefix={envPrefix} />
      {plan.error ? <ErrorNotice error={plan.error} title={t('noPlan')} /> : null}
      {shown !== undefined ? (
        <BindPlan plan={shown} chosen={variables} onVariables={setVariables} />
      ) : plan.isFetching ? (
        <SkeletonRows rows={3} label={t('planLoading')} />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          data-first
          look="primary"
          disabled={!isReady}
          pending={binding.isPending}
          onClick={() => binding.bind({ ...request, envPrefix })}
        >
          {t('applyPlan')}
        </Button>
        <p className="text-sm text-muted">
          {request.workload === '' ? t('chooseDeploymentFirst') : t('allOrNone')}
        </p>
      </div>
    </>
  );
}
