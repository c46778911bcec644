'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useFirstProblem } from './use-first-problem.ts';
import type { Registration } from './use-registration.ts';
import { useSpecificationSource } from './use-specification-source.ts';

/**
 * Sends the form of a service once its specification has come, and leads to the first problem where it cannot.
 * @param onRegistered called with the id of the service.
 */
export function useServiceSending(
  { form, register }: Registration,
  onRegistered: (serviceId: string) => void,
) {
  const formElement = useRef<HTMLFormElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const showFirstProblem = useFirstProblem(formElement);
  const source = useSpecificationSource(form);
  const [isWaiting, setIsWaiting] = useState(false);
  const submit = form.handleSubmit((values) => {
    if (!register.isPending) {
      register.mutate(values, {
        onSuccess: ({ id }) => onRegistered(id),
        onError: showFirstProblem,
      });
    }
  });

  return {
    formElement,
    sendButton,
    source,
    isPending: register.isPending || isWaiting,
    error: register.error,
    /** Whoever sends the form meanwhile sends what comes, and not what was there before. */
    fillWith(coming: Promise<boolean>): void {
      source.waitFor(coming);
      void coming.then((isFilledIn) => {
        if (isFilledIn) {
          sendButton.current?.focus();
        }
      });
    },
    async send(event: FormEvent): Promise<void> {
      event.preventDefault();
      setIsWaiting(true);
      if (await source.arrived()) {
        await submit();
      }
      setIsWaiting(false);
      showFirstProblem();
    },
  };
}
