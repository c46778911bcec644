'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import {
  type BindReaderChoice,
  type BindReaderId,
  bindReaderIds,
  bindReaders,
} from '#lib/domain/binding/bind-reader.ts';

export interface BindReaderFieldProps {
  value: BindReaderChoice | undefined;
  /** Name of the service: the name to look for begins with it. */
  service: string;
  disabled?: boolean;
  onChange(reader: BindReaderChoice | undefined): void;
}

/** Who is to find the binding, by name: libraries look for other entries, and at other places, than GATEWAY_URL. */
export function BindReaderField({ value, service, disabled = false, onChange }: BindReaderFieldProps) {
  const t = useTexts('bindings');
  const tell = useTell();
  const reader = value === undefined ? undefined : bindReaders[value.id];
  const isNameGood = value === undefined || reader?.namePattern.test(value.name) === true;

  function choose(id: string): void {
    onChange(
      id === ''
        ? undefined
        : { id: id as BindReaderId, name: bindReaders[id as BindReaderId].nameOf(service) },
    );
  }

  return (
    <>
      <Field
        label={t('readBy')}
        hint={
          value === undefined || !isNameGood
            ? t('readByProgramHint')
            : reader && tell(reader.finds(value.name))
        }
      >
        {(control) => (
          <Select
            {...control}
            value={value?.id ?? ''}
            disabled={disabled}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">{t('readByProgram')}</option>
            {bindReaderIds.map((id) => (
              <option key={id} value={id}>
                {tell(bindReaders[id].label)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value === undefined || reader === undefined ? null : (
        <Field
          label={tell(reader.nameLabel)}
          hint={tell(reader.nameHint)}
          error={isNameGood ? undefined : tell(reader.nameRule)}
        >
          {(control) => (
            <Input
              {...control}
              value={value.name}
              disabled={disabled}
              maxLength={63}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => onChange({ ...value, name: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
    </>
  );
}
