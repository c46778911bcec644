'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { RunOutcome } from '#components/bindings/run-outcome.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Status } from '#components/ui/status.tsx';
import { type BindInput, planBind } from '#lib/client/bindings.ts';
import { useObjects } from '#lib/client/objects.ts';
import { isGoing } from '#lib/domain/bind-run.ts';
import type { ConnectChain } from '#lib/domain/connect-chain.ts';
import type { BindState } from '#lib/domain/connect-flow-state.ts';
import { BindPlan } from './bind-plan.tsx';
import type { Binding } from './use-binding.ts';

export interface BindStepProps {
  chain: ConnectChain;
  state: BindState;
  binding: Binding;
}

export function BindStep({ chain, state, binding }: BindStepProps) {
  const { application, service, namespace } = chain;
  if (application === undefined || service === undefined || namespace === undefined) {
    return null;
  }
  return (
    <div className="grid gap-4">
      <BindNotice state={state} service={service.displayName} namespace={namespace} />
      {state.is === 'no-api' || state.is === 'awaiting-catalog' ? null : (
        <WorkloadChoice
          input={{ namespace, serviceId: service.id }}
          sampleName={`${application.metadata.name}-sample`}
          binding={binding}
        />
      )}
    </div>
  );
}

interface BindNoticeProps {
  state: BindState;
  service: string;
  namespace: string;
}

/** What is to be said first, one thing for each state. */
function BindNotice({ state, service, namespace }: BindNoticeProps) {
  switch (state.is) {
    case 'no-api':
      return (
        <Notice look="warn" title={`${service} has events only: there is no API to bind.`}>
          Register a service with an API in step 3, or choose another one there.
        </Notice>
      );
    case 'awaiting-catalog':
      return (
        <div className="grid gap-1">
          <Status health="busy">
            Waiting until the catalog of {namespace} lists {service}
          </Status>
          <p className="text-sm text-muted">
            This takes a moment. If it stays, the Catalog page says what the broker of the namespace is
            missing.
          </p>
        </div>
      );
    case 'settling':
      return (
        <Status health="busy">
          {state.workload} in {namespace} is being bound
        </Status>
      );
    case 'broken':
      return (
        <>
          <Notice look="bad" title={`${state.usage.spec.usedBy.name} in ${namespace} has no variables yet.`}>
            <p>{state.problem.evidence}</p>
            <p>{state.problem.fix}</p>
          </Notice>
          {state.missed === undefined ? null : <RunOutcome run={state.missed} />}
        </>
      );
    case 'bound':
      return (
        <>
          <Notice
            look={state.warning === undefined ? 'info' : 'warn'}
            title={`${service} is bound to ${state.usage.spec.usedBy.name} in ${namespace}.`}
          >
            {state.warning === undefined ? null : <p>{state.warning}</p>}
            You can bind it to another workload too, or{' '}
            <Link className="text-accent underline" href="/graph">
              see it in the graph
            </Link>
            .
          </Notice>
          {state.missed === undefined ? null : <RunOutcome run={state.missed} />}
        </>
      );
    case 'cancelling':
    case 'cancelled':
    case 'failed':
      return <RunOutcome run={state.run} />;
    default:
      return null;
  }
}

interface WorkloadChoiceProps {
  input: Pick<BindInput, 'namespace' | 'serviceId'>;
  sampleName: string;
  binding: Binding;
}

/** The plan is shown at once and follows the choice: it only reads. */
function WorkloadChoice({ input, sampleName, binding }: WorkloadChoiceProps) {
  const deployments = useObjects('deployments')
    .items.filter(({ metadata }) => metadata.namespace === input.namespace)
    .map(({ metadata }) => metadata.name)
    .filter((name) => name !== sampleName);
  const [how, setHow] = useState<'sample' | 'existing'>(deployments.length > 0 ? 'existing' : 'sample');
  const [picked, setPicked] = useState<string>();
  const [envPrefix, setEnvPrefix] = useState('');
  const workload = how === 'sample' ? sampleName : (picked ?? deployments[0] ?? '');
  const request: BindInput = { ...input, workload, envPrefix, createSample: how === 'sample' };
  const isBinding = binding.run !== undefined && isGoing(binding.run);
  const plan = useQuery({
    queryKey: ['bind-plan', request],
    queryFn: ({ signal }) => planBind(request, signal),
    enabled: workload !== '' && !isBinding,
    // the cluster may have changed since
    gcTime: 0,
    placeholderData: (before) => before,
  });
  const isStale = plan.isPlaceholderData;

  return (
    <>
      <div className="grid max-w-3xl gap-4">
        <RadioCards<'sample' | 'existing'>
          legend="Which workload"
          showLegend
          name="workload"
          value={how}
          onChange={setHow}
          columns={2}
          options={[
            {
              value: 'sample',
              label: 'A small sample Deployment',
              hint: `${sampleName}, nginx with curl. It is created with the rest.`,
            },
            {
              value: 'existing',
              label: 'One of my Deployments',
              hint:
                deployments.length === 0
                  ? `There is none in ${input.namespace} yet.`
                  : `${deployments.length} in ${input.namespace}.`,
              disabled: deployments.length === 0,
            },
          ]}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {how === 'existing' ? (
            <Field label="Deployment">
              {(control) => (
                <Select {...control} value={workload} onChange={(event) => setPicked(event.target.value)}>
                  {deployments.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </Select>
              )}
            </Field>
          ) : null}
          <Field
            label="Prefix of the variables"
            optional
            hint="Needed where a workload is bound to several services."
          >
            {(control) => (
              <Input
                {...control}
                value={envPrefix}
                autoComplete="off"
                spellCheck={false}
                placeholder="ORDERS_"
                onChange={(event) => setEnvPrefix(event.target.value.trim())}
              />
            )}
          </Field>
        </div>
      </div>
      {plan.error ? <ErrorNotice error={plan.error} title="There is no plan yet" /> : null}
      {plan.data === undefined ? (
        plan.isFetching ? (
          <SkeletonRows rows={3} label="Working out the plan" />
        ) : null
      ) : (
        <BindPlan plan={plan.data} run={binding.run} onPrefix={setEnvPrefix} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          data-first
          look="primary"
          disabled={plan.data === undefined || isStale || plan.data.problems.length > 0}
          pending={isBinding}
          onClick={() => binding.bind(request)}
        >
          Apply the plan
        </Button>
        <p className="text-sm text-muted">All of it is created, or none.</p>
      </div>
    </>
  );
}
