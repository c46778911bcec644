'use client';

import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { drafts } from '#lib/client/draft-store.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { draftOf, formOfDraft } from '#lib/domain/application/service-form-draft.ts';

const typingPauseMs = 400;

/** Keeps what is entered over reloads of the tab, without its secrets. */
export function useFormDraft(form: UseFormReturn<ServiceForm>, key: string) {
  const [isRestored, setIsRestored] = useState(() => formOfDraft(drafts.read(key)) !== undefined);
  useEffect(() => {
    const draft = formOfDraft(drafts.read(key));
    if (draft !== undefined) {
      form.reset(draft, { keepDefaultValues: true });
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      timer = undefined;
      keep(key, form.getValues());
    };
    const flush = () => timer !== undefined && write();
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(write, typingPauseMs);
      },
    });
    window.addEventListener('pagehide', flush);
    return () => {
      flush();
      unsubscribe();
      window.removeEventListener('pagehide', flush);
    };
  }, [form, key]);
  return { isRestored, forgetRestored: () => setIsRestored(false) };
}

function keep(key: string, values: ServiceForm): void {
  const draft = draftOf(values);
  if (draft === undefined) {
    drafts.remove(key);
  } else if (!drafts.write(key, draft)) {
    // a specification of megabytes is more than a tab may keep
    drafts.write(key, { ...draft, spec: '', specUrl: '' });
  }
}
