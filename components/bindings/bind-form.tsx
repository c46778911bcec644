'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import type { BindInput } from '#lib/client/bindings.ts';
import { useObjects } from '#lib/client/objects.ts';
import { bindableServices, freeSampleName, type ServiceChoice } from '#lib/domain/bind-choices.ts';
import { isEnvPrefix } from '#lib/domain/binding-variables.ts';

export interface BindFormProps {
  input: BindInput;
  onChange(input: BindInput): void;
  disabled: boolean;
}

const sampleOption = '+sample';

function nameOf({ name, application }: ServiceChoice): string {
  return application === undefined ? name : `${name} (${application})`;
}

/** Where, what and for whom. What a preset knows is chosen already. */
export function BindForm({ input, onChange, disabled }: BindFormProps) {
  const classes = useObjects('serviceclasses');
  const deployments = useObjects('deployments');
  const services = bindableServices(classes.items);
  const namespaces = [...new Set(services.map(({ namespace }) => namespace))].sort();
  const offered = services.filter(({ namespace }) => namespace === input.namespace);
  const workloads = deployments.items.filter(({ metadata }) => metadata.namespace === input.namespace);
  const prefixIsGood = isEnvPrefix(input.envPrefix);

  function chooseWorkload(value: string): void {
    const createSample = value === sampleOption;
    const workload = createSample ? freeSampleName(input.namespace, deployments.items) : value;
    onChange({ ...input, workload, createSample });
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
                ...input,
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
            onChange={(event) => onChange({ ...input, serviceId: event.target.value })}
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
            value={input.createSample ? sampleOption : input.workload}
            disabled={disabled || input.namespace === ''}
            onChange={(event) => chooseWorkload(event.target.value)}
          >
            <option value="">Choose a Deployment</option>
            {workloads.map(({ metadata: { name } }) => (
              <option key={name}>{name}</option>
            ))}
            <option value={sampleOption}>Create a small sample Deployment</option>
          </Select>
        )}
      </Field>
      <Field
        label="Prefix"
        optional
        hint="Stands before the name of each variable, to tell services apart."
        error={prefixIsGood ? undefined : 'Use letters, digits and _, not a digit first.'}
      >
        {(control) => (
          <Input
            {...control}
            value={input.envPrefix}
            disabled={disabled}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ ...input, envPrefix: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
