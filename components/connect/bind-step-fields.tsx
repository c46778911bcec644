'use client';

import { BindReaderField } from '#components/bindings/bind-reader-field.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { boundText } from '#lib/domain/binding/bind-choices.ts';
import type { BindStepChoice } from './use-bind-step-choice.ts';
import { WorkloadCards } from './workload-cards.tsx';

export interface BindStepFieldsProps {
  choice: BindStepChoice;
  /** Name of the service, for people. */
  service: string;
  /** What the plan puts before the variables while no prefix is typed. */
  plannedPrefix: string;
}

/** Which workload, who reads the binding there, and how its variables are called. */
export function BindStepFields({ choice, service, plannedPrefix }: BindStepFieldsProps) {
  const { source, sample, deployments, variables, reader } = choice;
  const { namespace, workload } = choice.request;
  return (
    <div className="grid max-w-3xl gap-4">
      <WorkloadCards
        value={source}
        onChange={(next) => choice.chooseWorkload(next)}
        namespace={namespace}
        sample={sample}
        ownCount={deployments.length}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {source === 'existing' ? (
          <Field label="Deployment">
            {(control) => (
              <Select
                {...control}
                value={workload}
                onChange={(event) => choice.chooseWorkload('existing', event.target.value)}
              >
                <option value="">Choose a Deployment</option>
                {deployments.map(({ id, services }) => (
                  <option key={id} value={id}>
                    {id}, {boundText(services)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <BindReaderField value={reader} service={service} onChange={choice.chooseReader} />
        {reader?.id === 'cds' ? null : (
          <Field
            label="Prefix of the variables"
            optional
            hint="Keeps apart what a workload gets from several services."
          >
            {(control) => (
              <Input
                {...control}
                value={variables.envPrefix ?? plannedPrefix}
                autoComplete="off"
                spellCheck={false}
                placeholder="ORDERS_"
                onChange={(event) => choice.setVariables({ envPrefix: event.target.value.trim() })}
              />
            )}
          </Field>
        )}
      </div>
    </div>
  );
}
