'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BindPlan } from '#components/bindings/bind-plan.tsx';
import type { VariableChoice } from '#components/bindings/bind-plan-collision.tsx';
import { BindReaderField } from '#components/bindings/bind-reader-field.tsx';
import type { Binding } from '#components/bindings/use-binding.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { planBind } from '#lib/client/bindings.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBoundServices } from '#lib/client/use-bound-services.ts';
import { boundText, sampleNameOf } from '#lib/domain/binding/bind-choices.ts';
import { type BindReaderChoice, isReaderName } from '#lib/domain/binding/bind-reader.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';

export interface BindStepFormProps {
  input: Pick<BindRequest, 'namespace' | 'serviceId'>;
  /** Name of the Application: its sample is called after it. */
  application: string;
  /** Name of the service, for people. */
  service: string;
  binding: Binding;
}

/** The plan is shown at once and follows the choice: it only reads. Nothing of anybody's is chosen beforehand. */
export function BindStepForm({ input, application, service, binding }: BindStepFormProps) {
  const { namespace } = input;
  const { items: deployments, isPending: isListing } = useObjects('deployments');
  const sampleName = sampleNameOf(application, namespace, deployments);
  const names = deployments
    .filter(({ metadata }) => metadata.namespace === namespace && metadata.name !== sampleName)
    .map(({ metadata }) => metadata.name);
  const boundTo = useBoundServices(namespace);
  const [how, setHow] = useState<How>('sample');
  const [picked, setPicked] = useState('');
  const [variables, setVariables] = useState<VariableChoice>({});
  const [reader, setReader] = useState<BindReaderChoice>();
  const workload = how === 'sample' ? sampleName : names.includes(picked) ? picked : '';
  const request: BindRequest = {
    ...input,
    ...variables,
    ...(reader === undefined ? {} : { reader }),
    workload,
    createSample: how === 'sample',
  };
  const plan = useQuery({
    queryKey: ['bind-plan', request],
    queryFn: ({ signal }) => planBind(request, signal),
    enabled: workload !== '' && !isListing && isReaderName(reader),
    // the cluster may have changed since
    gcTime: 0,
    // a plan for another workload says nothing about this one
    placeholderData: (before) => (before?.request.workload === workload ? before : undefined),
  });
  const shown = workload === '' || !isReaderName(reader) ? undefined : plan.data;
  const isReady = shown !== undefined && !plan.isPlaceholderData && shown.problems.length === 0;

  function choose(next: How, name: string): void {
    setHow(next);
    setPicked(name);
    setVariables({});
  }

  return (
    <>
      <div className="grid max-w-3xl gap-4">
        <WorkloadCards
          how={how}
          onChoose={(next) => choose(next, '')}
          namespace={namespace}
          count={names.length}
          sampleHint={`${sampleName}, nginx with curl. ${sampleText(
            boundTo('deployment', sampleName),
            deployments.some(
              ({ metadata }) => metadata.namespace === namespace && metadata.name === sampleName,
            ),
          )}`}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {how === 'existing' ? (
            <Field label="Deployment">
              {(control) => (
                <Select
                  {...control}
                  value={workload}
                  onChange={(event) => choose('existing', event.target.value)}
                >
                  <option value="">Choose a Deployment</option>
                  {names.map((name) => (
                    <option key={name} value={name}>
                      {name}, {boundText(boundTo('deployment', name))}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ) : null}
          <BindReaderField
            value={reader}
            service={service}
            onChange={(next) => {
              setReader(next);
              setVariables({});
            }}
          />
          {reader?.id === 'cds' ? null : (
            <Field
              label="Prefix of the variables"
              optional
              hint="Keeps apart what a workload gets from several services."
            >
              {(control) => (
                <Input
                  {...control}
                  value={variables.envPrefix ?? shown?.request.envPrefix ?? ''}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder="ORDERS_"
                  onChange={(event) => setVariables({ envPrefix: event.target.value.trim() })}
                />
              )}
            </Field>
          )}
        </div>
      </div>
      {plan.error ? <ErrorNotice error={plan.error} title="There is no plan yet" /> : null}
      {shown !== undefined ? (
        <BindPlan plan={shown} chosen={variables} onVariables={setVariables} />
      ) : plan.isFetching ? (
        <SkeletonRows rows={3} label="Working out the plan" />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          data-first
          look="primary"
          disabled={!isReady}
          pending={binding.isPending}
          onClick={() =>
            // as the plan says it, so that nothing else is done than what was seen
            binding.bind({ ...request, envPrefix: shown?.request.envPrefix ?? '' })
          }
        >
          Apply the plan
        </Button>
        <p className="text-sm text-muted">
          {workload === '' ? 'Choose a Deployment first.' : 'All of it is created, or none.'}
        </p>
      </div>
    </>
  );
}

type How = 'sample' | 'existing';

interface WorkloadCardsProps {
  how: How;
  onChoose(how: How): void;
  namespace: string;
  /** Of Deployments that are there, beside the sample. */
  count: number;
  sampleHint: string;
}

function WorkloadCards({ how, onChoose, namespace, count, sampleHint }: WorkloadCardsProps) {
  return (
    <RadioCards<How>
      legend="Which workload"
      showLegend
      name="workload"
      value={how}
      onChange={onChoose}
      columns={2}
      options={[
        { value: 'sample', label: 'A small sample Deployment', hint: sampleHint },
        {
          value: 'existing',
          label: 'One of my Deployments',
          hint: count === 0 ? `There is none in ${namespace} yet.` : `${count} in ${namespace}.`,
          disabled: count === 0,
        },
      ]}
    />
  );
}

function sampleText(services: readonly string[], exists: boolean): string {
  return exists ? `It is there, ${boundText(services)}.` : 'It is created with the rest.';
}
