'use client';

import { useEffect, useMemo, useState } from 'react';
import type { UseFormRegisterReturn, UseFormReturn } from 'react-hook-form';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import {
  type FieldValues,
  fieldProblem,
  fieldsOfSchema,
  readParameters,
  type SchemaField,
} from '#lib/domain/view/schema-form.ts';

/** What an order is filled in with; parameters by the ids of their fields. */
export interface OrderValues {
  name: string;
  plan: string;
  parameters: FieldValues;
}

/** Stands for the whole of the parameters where no schema says what they are. */
const wholeJson = {
  name: 'parameters',
  id: 'whole',
  required: false,
  input: { type: 'json', objectOnly: true },
  initial: '',
} as const;

export interface Parameters {
  fields: readonly SchemaField[];
  /** Labels of what a person has entered and this plan does not have. */
  unsent: readonly string[];
  register(field: SchemaField): UseFormRegisterReturn;
  read(values: FieldValues): Record<string, unknown>;
}

/**
 * The fields for a plan's schema. What nobody has touched starts with the defaults of the plan at hand; what somebody
 * has entered stays, and comes back with a plan that has such a parameter.
 * @param takesAny whether a plan without a schema takes parameters
 */
export function useParameters(
  form: UseFormReturn<OrderValues>,
  schema: unknown,
  takesAny: boolean,
): Parameters {
  const t = useTexts('catalog');
  const tell = useTell();
  const ofSchema = useMemo(() => fieldsOfSchema(schema), [schema]);
  const fields = useMemo(
    () => ofSchema ?? (takesAny ? [{ ...wholeJson, label: t('parameters'), hint: t('parametersHint') }] : []),
    [ofSchema, takesAny, t],
  );
  const [entered, setEntered] = useState<ReadonlyMap<string, string>>(new Map());
  const { setValue, getValues } = form;

  useEffect(() => {
    for (const { id, initial } of fields) {
      if (!entered.has(id)) {
        setValue(`parameters.${id}`, initial);
      }
    }
  }, [fields, entered, setValue]);

  const unsent = [...entered]
    .filter(([id]) => getValues(`parameters.${id}`) && !fields.some((field) => field.id === id))
    .map(([, label]) => label);

  return {
    fields,
    unsent,
    register: (field) =>
      form.register(`parameters.${field.id}`, {
        value: field.initial,
        validate(text) {
          const problem = fieldProblem(field, text);
          return problem === undefined ? true : tell(problem);
        },
        onChange: () => setEntered((before) => new Map(before).set(field.id, field.label)),
      }),
    read(values) {
      const read = readParameters(fields, values);
      return ofSchema === undefined ? ((read[wholeJson.name] ?? {}) as Record<string, unknown>) : read;
    },
  };
}
