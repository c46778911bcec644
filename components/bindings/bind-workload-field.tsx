'use client';

import { useState } from 'react';
import { useView } from '#lib/client/use-view.ts';
import { boundText } from '#lib/domain/binding/bind-choices.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { followedKinds, followedUsageKinds } from '#lib/domain/health/followed-workloads.ts';
import { OptionField } from './option-field.tsx';

export type WorkloadChoice = Pick<BindRequest, 'workload' | 'workloadKind' | 'createSample'>;

export interface BindWorkloadFieldProps {
  namespace: string;
  value: WorkloadChoice;
  disabled: boolean;
  onChange(choice: WorkloadChoice): void;
}

const sampleOption = '+sample';

function optionOf(usageKind: string = 'deployment', name = ''): string {
  return name === '' ? '' : `${usageKind}/${name}`;
}

/** Which workload of the namespace gets the binding, or a sample that is made for it. */
export function BindWorkloadField({ namespace, value, disabled, onChange }: BindWorkloadFieldProps) {
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
      label="Workload"
      what="a workload"
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
          <optgroup key={usageKind} label={`${followedKinds[usageKind].noun}s`}>
            {ofKind.map(({ id, name, boundTo }) => (
              <option key={id} value={id}>
                {name}, {boundText(boundTo)}
              </option>
            ))}
          </optgroup>
        );
      })}
      {sampleName === undefined ? null : (
        <option value={sampleOption}>Create a small sample Deployment</option>
      )}
    </OptionField>
  );
}
