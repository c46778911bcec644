'use client';

import { useState } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { type FollowedUsageKind, followedUsageKinds } from '#lib/domain/health/followed-kinds.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { OptionField } from './option-field.tsx';

export type WorkloadChoice = Pick<BindRequest, 'workload' | 'workloadKind' | 'createSample'>;

export interface BindWorkloadFieldProps {
  namespace: string;
  value: WorkloadChoice;
  disabled: boolean;
  onChange(choice: WorkloadChoice): void;
}

const groupLabels = {
  deployment: 'deployments',
  statefulset: 'statefulSets',
  daemonset: 'daemonSets',
} as const satisfies Record<FollowedUsageKind, KeyOf<'bindings'>>;

const sampleOption = '+sample';

function optionOf(usageKind: string = 'deployment', name = ''): string {
  return name === '' ? '' : `${usageKind}/${name}`;
}

/** Which workload of the namespace gets the binding, or a sample that is made for it. */
export function BindWorkloadField({ namespace, value, disabled, onChange }: BindWorkloadFieldProps) {
  const t = useTexts('bindings');
  const [text, setText] = useState('');
  const chosen = value.createSample ? '' : optionOf(value.workloadKind, value.workload);
  const found = useView('workload-options', { namespace, text, chosen }, { enabled: namespace !== '' });
  const { options = [], sampleName } = found.answer ?? {};
  const byKind = Map.groupBy(options, ({ usageKind }) => usageKind);

  function choose(option: string): void {
    if (option === sampleOption) {
      onChange({ workload: sampleName ?? '', workloadKind: 'deployment', createSample: true });
      return;
    }
    const workload = options.find(({ id }) => id === option);
    onChange({
      workload: workload?.name ?? '',
      workloadKind: workload?.usageKind ?? 'deployment',
      createSample: false,
    });
  }

  return (
    <OptionField
      label={t('workload')}
      findLabel={t('findWorkload')}
      chooseLabel={t('chooseWorkload')}
      value={value.createSample ? sampleOption : chosen}
      disabled={disabled}
      found={found}
      text={text}
      onText={setText}
      onChange={choose}
    >
      {followedUsageKinds.map((usageKind) => {
        const ofKind = byKind.get(usageKind) ?? [];
        return ofKind.length === 0 ? null : (
          <optgroup key={usageKind} label={t(groupLabels[usageKind])}>
            {ofKind.map(({ id, name, boundTo }) => (
              <option key={id} value={id}>
                {boundTo.length === 0
                  ? t('workloadBoundToNothing', { name })
                  : t('workloadBoundTo', { name, services: boundTo.join(', ') })}
              </option>
            ))}
          </optgroup>
        );
      })}
      {sampleName === undefined ? null : <option value={sampleOption}>{t('createSample')}</option>}
    </OptionField>
  );
}
