'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form';
import { toast } from '#components/ui/toast.ts';
import { ApiError } from '#lib/client/api.ts';
import { type ServiceAddress, updateService } from '#lib/client/services.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { withSecretsHidden } from '#lib/domain/application/credentials/credential-values.ts';
import type { EditServiceRequest } from '#lib/domain/application/edit-service-request.ts';
import type { ServiceSettings } from '#lib/domain/application/service-form.ts';
import { sameJson } from '#lib/domain/kubernetes/same-json.ts';
import {
  type MergeChoices,
  type MergeConflict,
  type MergeSide,
  mergeThreeWay,
} from '#lib/domain/kubernetes/three-way-merge.ts';
import type { Tell } from '#lib/domain/texts/message.ts';

/** The server's own schema, which takes much code, needed only once the form is sent; what stays as it is always passes. */
function checkChanged(base: ServiceSettings, tell: Tell): Resolver<ServiceSettings> {
  return async (values, context, options) => {
    const [{ zodResolver }, { serviceSettingsSchema }] = await Promise.all([
      import('@hookform/resolvers/zod'),
      import('#lib/domain/application/service-form.ts'),
    ]);
    const checked = await zodResolver(serviceSettingsSchema(tell))(values, context, options);
    const isChanged = ([name]: [string, unknown]) =>
      !sameJson(base[name as keyof ServiceSettings], values[name as keyof ServiceSettings]);
    const errors = Object.fromEntries(Object.entries(checked.errors).filter(isChanged));
    if (Object.keys(errors).length > 0) {
      return { values: {}, errors: errors as FieldErrors<ServiceSettings> };
    }
    const changed = Object.fromEntries(Object.entries(checked.values).filter(isChanged));
    return { values: { ...values, ...changed }, errors: {} };
  };
}

/** Where two people have changed the same settings. */
export interface SettingsConflicts {
  conflicts: readonly MergeConflict[];
  choices: MergeChoices;
  choose(id: string, side: MergeSide): void;
  /** Undefined while a choice is missing. */
  resolved: EditServiceRequest | undefined;
}

/**
 * The form of what can be changed of a service. What was typed stays through every error.
 * @param stored the same value until it is read again
 */
export function useServiceSettings(address: ServiceAddress, stored: ServiceSettings) {
  const t = useTexts('services');
  const tell = useTell();
  const client = useQueryClient();
  const [base, setBase] = useState(stored);
  const [choices, setChoices] = useState<MergeChoices>(new Map());
  const form = useForm<ServiceSettings>({
    resolver: checkChanged(base, tell),
    defaultValues: stored,
    mode: 'onTouched',
  });
  const save = useGuardedMutation({
    mutationFn: (edit: EditServiceRequest) => updateService(address, edit),
    onSuccess(_nothing, { settings }) {
      toast.success(t('isSaved', { service: settings.name }));
      // asterisks again, in the place of what is stored now
      const next = { ...settings, credentials: withSecretsHidden(settings.credentials) };
      setBase(next);
      form.reset(next);
      return client.invalidateQueries({ queryKey: ['service', address.application, address.serviceId] });
    },
    onError: () => setChoices(new Map()),
  });
  const { isDirty } = form.formState;
  const isEdited = useRef(isDirty);
  isEdited.current = isDirty;
  const { reset } = form;
  useEffect(() => {
    if (!isEdited.current) {
      setBase(stored);
      reset(stored);
    }
  }, [stored, reset]);
  const failed = save.variables;
  const current = currentOf(save.error);
  return {
    form,
    save,
    submit: form.handleSubmit((settings) => {
      if (!save.isPending) {
        save.mutate({ base, settings });
      }
    }),
    meeting:
      current === undefined || failed === undefined
        ? undefined
        : meet(current, failed, choices, (id, side) => setChoices(new Map(choices).set(id, side))),
  };
}

function meet(
  current: ServiceSettings,
  { base, settings }: EditServiceRequest,
  choices: MergeChoices,
  choose: SettingsConflicts['choose'],
): SettingsConflicts {
  const versions = { base, theirs: current, mine: settings };
  const merged = mergeThreeWay(versions, choices);
  return {
    conflicts: mergeThreeWay(versions).conflicts,
    choices,
    choose,
    resolved:
      merged.conflicts.length > 0 ? undefined : { base: current, settings: merged.value as ServiceSettings },
  };
}

function currentOf(error: Error | null): ServiceSettings | undefined {
  return error instanceof ApiError && error.code === 'CONFLICT'
    ? (error.details as ServiceSettings | undefined)
    : undefined;
}
