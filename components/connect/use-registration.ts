'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type Resolver, useForm } from 'react-hook-form';
import { specificationCheckQuery } from '#components/specifications/use-specification-check.ts';
import { ApiError } from '#lib/client/api.ts';
import { registerSampleShop } from '#lib/client/pairing.ts';
import { registerService, sampleRegistration } from '#lib/client/services.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import type { Tell } from '#lib/domain/texts/message.ts';
import { serviceDraftKey } from './service-draft-key.ts';
import { useFormDraft } from './use-form-draft.ts';
import { useSpecificationProposal } from './use-specification-proposal.ts';

const emptyForm: ServiceForm = {
  provider: '',
  name: '',
  description: '',
  targetUrl: '',
  credentials: { type: 'none' },
  spec: '',
  specUrl: '',
};

/** The server's own schema; it takes much code, which the page needs only when somebody fills in the form. */
function checkForm(tell: Tell): Resolver<ServiceForm> {
  return async (...form) => {
    const [{ zodResolver }, { serviceFormSchema }] = await Promise.all([
      import('@hookform/resolvers/zod'),
      import('#lib/domain/application/service-form.ts'),
    ]);
    return zodResolver(serviceFormSchema(tell))(...form);
  };
}

export type Registration = ReturnType<typeof useRegistration>;

/** The form of a service and its sending; the specification is checked before anything is sent. */
export function useRegistration(application: string) {
  const t = useTexts('connect');
  const tell = useTell();
  const client = useQueryClient();
  const form = useForm<ServiceForm>({
    resolver: checkForm(tell),
    defaultValues: emptyForm,
    mode: 'onTouched',
    // the specification may be the first problem, which this form knows nothing of
    shouldFocusError: false,
  });
  const { proposal, fillIn, forget } = useSpecificationProposal(form, application);
  const { isRestored, forgetRestored } = useFormDraft(form, serviceDraftKey(application));

  function empty(): void {
    form.reset(emptyForm);
    forget();
    forgetRestored();
  }

  const register = useGuardedMutation({
    mutationFn: async (values: ServiceForm) => {
      if (values.spec.trim() !== '') {
        const { problems } = await client.fetchQuery(specificationCheckQuery(values.spec));
        const first = problems.find(({ severity }) => severity === 'error');
        if (first !== undefined) {
          throw new ApiError(
            'UNPROCESSABLE',
            t('specificationWrong', { line: first.line, problem: first.message }),
            t('specificationWrongHint'),
          );
        }
      }
      return registerService(application, values);
    },
    onSuccess: empty,
  });

  const prefill = useGuardedMutation({
    mutationFn: sampleRegistration,
    onSuccess: (values) => form.reset(values, { keepDefaultValues: true }),
  });

  const byShop = useGuardedMutation({ mutationFn: () => registerSampleShop(application) });

  return { application, form, proposal, fillIn, isRestored, empty, register, prefill, byShop };
}
