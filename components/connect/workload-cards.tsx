'use client';

import { RadioCards } from '#components/ui/radio-cards.tsx';
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('connect');
  const { name } = sample;
  const services = sample.services.join(', ');
  const sampleHint = !sample.exists
    ? t('sampleWorkloadNew', { name })
    : services === ''
      ? t('sampleWorkloadUnbound', { name })
      : t('sampleWorkloadBound', { name, services });
  return (
    <RadioCards<WorkloadSource>
      legend={t('whichWorkload')}
      showLegend
      name="workload"
      value={value}
      onChange={onChange}
      columns={2}
      options={[
        {
          value: 'sample',
          label: t('sampleWorkload'),
          hint: sampleHint,
        },
        {
          value: 'existing',
          label: t('ownWorkload'),
          hint:
            ownCount === 0
              ? t('ownWorkloadNone', { namespace })
              : t('ownWorkloadCount', { count: ownCount, namespace }),
          disabled: ownCount === 0,
        },
      ]}
    />
  );
}
