'use client';

import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useObjectsByKind } from '#lib/client/objects.ts';
import { useBoundServices } from '#lib/client/use-bound-services.ts';
import { boundText, freeSampleName } from '#lib/domain/binding/bind-choices.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { followedWorkloads } from '#lib/domain/health/followed-workloads.ts';

export type WorkloadChoice = Pick<BindRequest, 'workload' | 'workloadKind' | 'createSample'>;

export interface BindWorkloadFieldProps {
  namespace: string;
  value: WorkloadChoice;
  disabled: boolean;
  onChange(choice: WorkloadChoice): void;
}

const sampleOption = '+sample';
const workloadKinds = ['deployments', 'statefulsets', 'daemonsets'] as const;

function optionOf(usageKind: string = 'deployment', name = ''): string {
  return name === '' ? '' : `${usageKind}/${name}`;
}

/** Which workload of the namespace gets the binding, or a sample that is made for it. */
export function BindWorkloadField({ namespace, value, disabled, onChange }: BindWorkloadFieldProps) {
  const { items } = useObjectsByKind(workloadKinds);
  const workloads = followedWorkloads(items).filter((workload) => workload.namespace === namespace);
  const boundTo = useBoundServices(namespace);

  function choose(option: string): void {
    if (option === sampleOption) {
      const workload = freeSampleName(namespace, items.deployments);
      onChange({ workload, workloadKind: 'deployment', createSample: true });
      return;
    }
    const chosen = workloads.find(({ usageKind, name }) => optionOf(usageKind, name) === option);
    onChange({
      workload: chosen?.name ?? '',
      workloadKind: chosen?.usageKind ?? 'deployment',
      createSample: false,
    });
  }

  return (
    <Field label="Workload">
      {(control) => (
        <Select
          {...control}
          value={value.createSample ? sampleOption : optionOf(value.workloadKind, value.workload)}
          disabled={disabled}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Choose a workload</option>
          {[...Map.groupBy(workloads, ({ noun }) => noun)].map(([noun, ofKind]) => (
            <optgroup key={noun} label={`${noun}s`}>
              {ofKind.map(({ usageKind, name }) => (
                <option key={name} value={optionOf(usageKind, name)}>
                  {name}, {boundText(boundTo(usageKind, name))}
                </option>
              ))}
            </optgroup>
          ))}
          <option value={sampleOption}>Create a small sample Deployment</option>
        </Select>
      )}
    </Field>
  );
}
