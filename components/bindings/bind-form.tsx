'use client';

import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useObjects } from '#lib/client/objects.ts';
import { bindableServices, type ServiceChoice } from '#lib/domain/binding/bind-choices.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { BindPrefixField } from './bind-prefix-field.tsx';
import { BindReaderField } from './bind-reader-field.tsx';
import { BindWorkloadField } from './bind-workload-field.tsx';

export interface BindFormProps {
  input: BindRequest;
  /** What the plan puts before the variables while no prefix is typed. */
  plannedPrefix: string;
  onChange(input: BindRequest): void;
  disabled: boolean;
}

function nameOf({ name, application }: ServiceChoice): string {
  return application === undefined ? name : `${name} (${application})`;
}

/** Where, what and for whom. What a preset knows is chosen already. */
export function BindForm({ input, plannedPrefix, onChange, disabled }: BindFormProps) {
  const classes = useObjects('serviceclasses');
  const services = bindableServices(classes.items);
  const namespaces = [...new Set(services.map(({ namespace }) => namespace))].sort();
  const offered = services.filter(({ namespace }) => namespace === input.namespace);
  // what was chosen about variables was about another workload
  const { envPrefix: _prefix, takeOver: _takeOver, ...bare } = input;

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
      <BindWorkloadField
        namespace={input.namespace}
        value={input}
        disabled={disabled || input.namespace === ''}
        onChange={(choice) => onChange({ ...bare, ...choice })}
      />
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
        <BindPrefixField
          value={input.envPrefix ?? plannedPrefix}
          disabled={disabled}
          onChange={(envPrefix) => onChange({ ...bare, envPrefix })}
        />
      )}
    </div>
  );
}
