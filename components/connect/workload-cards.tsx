'use client';

import { RadioCards } from '#components/ui/radio-cards.tsx';
import { boundText } from '#lib/domain/binding/bind-choices.ts';
import type { WorkloadSource } from './use-bind-step-choice.ts';

export interface WorkloadCardsProps {
  value: WorkloadSource;
  onChange(source: WorkloadSource): void;
  namespace: string;
  /** `services` is what it is bound to. */
  sample: { name: string; exists: boolean; services: readonly string[] };
  /** How many Deployments are there beside the sample. */
  ownCount: number;
}

/** The sample or a Deployment of one's own; the second only where there is one. */
export function WorkloadCards({ value, onChange, namespace, sample, ownCount }: WorkloadCardsProps) {
  const sampleText = sample.exists
    ? `It is there, ${boundText(sample.services)}.`
    : 'It is created with the rest.';
  return (
    <RadioCards<WorkloadSource>
      legend="Which workload"
      showLegend
      name="workload"
      value={value}
      onChange={onChange}
      columns={2}
      options={[
        {
          value: 'sample',
          label: 'A small sample Deployment',
          hint: `${sample.name}, nginx with curl. ${sampleText}`,
        },
        {
          value: 'existing',
          label: 'One of my Deployments',
          hint: ownCount === 0 ? `There is none in ${namespace} yet.` : `${ownCount} in ${namespace}.`,
          disabled: ownCount === 0,
        },
      ]}
    />
  );
}
