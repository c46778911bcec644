'use client';

import { BindReaderField } from '#components/bindings/bind-reader-field.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('connect');
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
          <Field label={t('deployment')}>
            {(control) => (
              <Select
                {...control}
                value={workload}
                onChange={(event) => choice.chooseWorkload('existing', event.target.value)}
              >
                <option value="">{t('chooseDeployment')}</option>
                {deployments.map(({ id, services }) => (
                  <option key={id} value={id}>
                    {services.length === 0
                      ? t('deploymentUnbound', { name: id })
                      : t('deploymentBound', { name: id, services: services.join(', ') })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <BindReaderField value={reader} service={service} onChange={choice.chooseReader} />
        {reader?.id === 'cds' ? null : (
          <Field label={t('prefix')} optional hint={t('prefixHint')}>
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
