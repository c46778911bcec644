'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { fetchSpecification, specificationLimitQuery } from '#lib/client/specifications.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';

export type SpecificationSource = ReturnType<typeof useSpecificationSource>;

/** The ways a specification comes into the form by, and whether it has come. */
export function useSpecificationSource(form: UseFormReturn<ServiceForm>) {
  const t = useTexts('connect');
  const client = useQueryClient();
  const [fileError, setFileError] = useState<Error>();
  const arriving = useRef(Promise.resolve(true));

  /** @param coming true once it is in the form, false where it will not come: who waited for it is told, nobody later. */
  function waitFor(coming: Promise<boolean>): void {
    arriving.current = coming;
    void coming.then(() => {
      if (arriving.current === coming) {
        arriving.current = Promise.resolve(true);
      }
    });
  }

  function set(text: string, specUrl = ''): void {
    form.setValue('spec', text, { shouldDirty: true });
    form.setValue('specUrl', specUrl);
  }

  const fetching = useGuardedMutation({
    mutationFn: fetchSpecification,
    onSuccess: (fetched) => set(fetched.text, fetched.url),
  });

  async function read(file: File): Promise<boolean> {
    const limitBytes = await client.fetchQuery(specificationLimitQuery()).catch(() => undefined);
    if (limitBytes !== undefined && file.size > limitBytes) {
      setFileError(new Error(t('fileTooLarge', { file: file.name, limit: limitBytes })));
      return false;
    }
    set(await file.text());
    return true;
  }

  return {
    set,
    waitFor,
    isFetching: fetching.isPending,
    fetchError: fetching.error,
    fileError,
    fetch(url: string) {
      waitFor(
        fetching.mutateAsync(url).then(
          () => true,
          () => false,
        ),
      );
    },
    upload(file: File) {
      setFileError(undefined);
      waitFor(
        read(file).catch((error: Error) => {
          setFileError(error);
          return false;
        }),
      );
    },
    /** Whoever sends the form waits for it: without its specification it would be another service. */
    arrived: () => arriving.current,
  };
}
