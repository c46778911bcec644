'use client';

import { Toaster as Sonner } from 'sonner';

/** Where toasts appear. Call `toast.success('Saved')` of sonner for what is done; errors belong into the page. */
export function Toaster() {
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
