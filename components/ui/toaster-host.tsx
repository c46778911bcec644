'use client';

import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { subscribeToToasts, takeToasts } from './toast.ts';

function showWaiting(): void {
  for (const { text, description } of takeToasts()) {
    toast.success(text, description === undefined ? {} : { description });
  }
}

export function ToasterHost() {
  useEffect(() => {
    showWaiting();
    return subscribeToToasts(showWaiting);
  }, []);
  return (
    <Sonner
      position="bottom-right"
      closeButton
      duration={5000}
      toastOptions={{
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
