'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useObjects, useObjectsByKind } from '#lib/client/objects.ts';
import { useBoundServices } from '#lib/client/use-bound-services.ts';
import {
  bindableServices,
  boundText,
  freeSampleName,
  type ServiceChoice,
} from '#lib/domain/binding/bind-choices.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { envPrefixRule, isEnvPrefix } from '#lib/domain/binding/binding-variables.ts';
import { followedWorkloads } from '#lib/domain/health/followed-workloads.ts';
import { BindReaderField } from './bind-reader-field.tsx';

export interface BindFormProps {
  input: BindRequest;
  /** What the plan puts before the variables while no prefix is typed. */
  plannedPrefix: string;
  onChange(input: BindRequest): void;
  disabled: boolean;
}

const sampleOption = '+sample';
const workloadKinds = ['deployments', 'statefulsets', 'daemonsets'] as const;

function optionOf(usageKind: string = 'deployment', name = ''): string {
  return name === '' ? '' : `${usageKind}/${name}`;
}

function nameOf({ name, application }: ServiceChoice): string {
  return application === undefined ? name : `${name} (${application})`;
}

/** Where, what and for whom. What a preset knows is chosen already. */
export function BindForm({ input, plannedPrefix, onChange, disabled }: BindFormProps) {
  const classes = useObjects('serviceclasses');
  const { items } = useObjectsByKind(workloadKinds);
  const services = bindableServices(classes.items);
  const namespaces = [...new Set(services.map(({ namespace }) => namespace))].sort();
  const offered = services.filter(({ namespace }) => namespace === input.namespace);
  const workloads = followedWorkloads(items).filter(({ namespace }) => namespace === input.namespace);
  const prefix = input.envPrefix ?? plannedPrefix;
  const prefixIsGood = isEnvPrefix(prefix);
  const boundTo = useBoundServices(input.namespace);
  // what was chosen about variables was about another workload
  const { envPrefix: _prefix, takeOver: _takeOver, ...bare } = input;

  function chooseWorkload(value: string): void {
    if (value === sampleOption) {
      const workload = freeSampleName(input.namespace, items.deployments);
      onChange({ ...bare, workload, workloadKind: 'deployment', createSample: true });
      return;
    }
    const chosen = workloads.find((workload) => optionOf(workload.usageKind, workload.name) === value);
    onChange({
      ...bare,
      workload: chosen?.name ?? '',
      workloadKind: chosen?.usageKind ?? 'deployment',
      createSample: false,
    });
  }

  return (
    <div className="grid gap-4">
      <Field
        label="Namespace"
        hint={namespaces.length === 0 ? 'No service is allowed in any namespace yet.' : undefined}
      >
        {(control) => (
          <Select
            {...control}
            value={input.namespace}
            disabled={disabled}
            onChange={(event) =>
              onChange({
                ...bare,
                namespace: event.target.value,
                serviceId: '',
                workload: '',
                createSample: false,
              })
            }
          >
            <option value="">Choose a namespace</option>
            {namespaces.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Service">
        {(control) => (
          <Select
            {...control}
            value={input.serviceId}
            disabled={disabled || input.namespace === ''}
            onChange={(event) => onChange({ ...bare, serviceId: event.target.value })}
          >
            <option value="">Choose a service</option>
            {offered.map((service) => (
              <option key={service.serviceId} value={service.serviceId}>
                {nameOf(service)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Workload">
        {(control) => (
          <Select
            {...control}
            value={input.createSample ? sampleOption : optionOf(input.workloadKind, input.workload)}
            disabled={disabled || input.namespace === ''}
            onChange={(event) => chooseWorkload(event.target.value)}
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
      <BindReaderField
        value={input.reader}
        service={offered.find(({ serviceId }) => serviceId === input.serviceId)?.name ?? ''}
        disabled={disabled || input.serviceId === ''}
        onChange={(reader) => {
          const { reader: _reader, ...rest } = bare;
          onChange(reader === undefined ? rest : { ...rest, reader });
        }}
      />
      {input.reader?.id === 'cds' ? null : (
        <Field
          label="Prefix"
          optional
          hint="Stands before the name of each variable, to tell services apart."
          error={prefixIsGood ? undefined : envPrefixRule}
        >
          {(control) => (
            <Input
              {...control}
              value={prefix}
              disabled={disabled}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => onChange({ ...bare, envPrefix: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
