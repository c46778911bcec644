'use client';

import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { useTexts } from '#lib/client/texts.tsx';
import { subscribeToToasts, takeToasts } from './toast.ts';

function showWaiting(): void {
  for (const { text, description } of takeToasts()) {
    toast.success(text, description === undefined ? {} : { description });
  }
}

export function ToasterHost() {
  const t = useTexts('ui');
  useEffect(() => {
    showWaiting();
    return subscribeToToasts(showWaiting);
  }, []);
  return (
    <Sonner
      containerAriaLabel={t('notifications')}
      position="bottom-right"
      closeButton
      duration={5000}
      toastOptions={{
        closeButtonAriaLabel: t('closeToast'),
        style: {
          background: 'var(--color-surface)',
          color: 'var(--color-text)',
          borderColor: 'var(--color-line)',
          boxShadow: 'var(--shadow-float)',
          fontFamily: 'var(--font-sans)',
        },
      }}
    />
  );
}
