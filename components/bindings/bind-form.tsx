'use client';

import { useState } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { BindPrefixField } from './bind-prefix-field.tsx';
import { BindReaderField } from './bind-reader-field.tsx';
import { BindWorkloadField } from './bind-workload-field.tsx';
import { OptionField } from './option-field.tsx';

export interface BindFormProps {
  input: BindRequest;
  /** What the plan puts before the variables while no prefix is typed. */
  plannedPrefix: string;
  onChange(input: BindRequest): void;
  disabled: boolean;
}

/** Where, what and for whom. What a preset knows is chosen already. */
export function BindForm(props: BindFormProps) {
  const t = useTexts('bindings');
  const { input, onChange, disabled } = props;
  const [text, setText] = useState('');
  const found = useView('binding-namespaces', { text, chosen: input.namespace });
  const { options = [] } = found.answer ?? {};
  const isNowhere = found.answer !== undefined && options.length === 0 && text === '';
  return (
    <div className="grid gap-4">
      <OptionField
        label={t('namespace')}
        findLabel={t('findNamespace')}
        chooseLabel={t('chooseNamespace')}
        hint={isNowhere ? t('allowedNowhere') : undefined}
        value={input.namespace}
        disabled={disabled}
        found={found}
        text={text}
        onText={setText}
        onChange={(namespace) =>
          onChange({
            ...withoutVariables(input),
            namespace,
            serviceId: '',
            workload: '',
            createSample: false,
          })
        }
      >
        {options.map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </OptionField>
      {/* what another namespace offers is not shown for a moment under this one's name */}
      <ChoicesInNamespace key={input.namespace} {...props} />
    </div>
  );
}

function ChoicesInNamespace({ input, plannedPrefix, onChange, disabled }: BindFormProps) {
  const t = useTexts('bindings');
  const { namespace, serviceId } = input;
  const [text, setText] = useState('');
  const isOff = disabled || namespace === '';
  const found = useView(
    'binding-services',
    { namespace, text, chosen: serviceId },
    { enabled: namespace !== '' },
  );
  const { options = [] } = found.answer ?? {};
  const bare = withoutVariables(input);
  return (
    <>
      <OptionField
        label={t('service')}
        findLabel={t('findService')}
        chooseLabel={t('chooseService')}
        value={serviceId}
        disabled={isOff}
        found={found}
        text={text}
        onText={setText}
        onChange={(id) => onChange({ ...bare, serviceId: id })}
      >
        {options.map(({ id, name, application }) => (
          <option key={id} value={id}>
            {application === undefined ? name : `${name} (${application})`}
          </option>
        ))}
      </OptionField>
      <BindWorkloadField
        namespace={namespace}
        value={input}
        disabled={isOff}
        onChange={(choice) => onChange({ ...bare, ...choice })}
      />
      <BindReaderField
        value={input.reader}
        service={options.find(({ id }) => id === serviceId)?.name ?? ''}
        disabled={disabled || serviceId === ''}
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
    </>
  );
}

/** What was chosen about variables was about another workload. */
function withoutVariables({ envPrefix: _prefix, takeOver: _takeOver, ...bare }: BindRequest): BindRequest {
  return bare;
}
