'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import { isTyping } from './is-typing.ts';

const ShortcutsDialog = dynamic(
  () => loadPart(() => import('./shortcuts-dialog.tsx')).then((module) => module.ShortcutsDialog),
  { ssr: false },
);

/** The keys that work on every page: `?` shows them, `/` leads into the filter. */
export function ShortcutKeys() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (defaultPrevented || ctrlKey || metaKey || altKey || isTyping(event.target)) {
        return;
      }
      if (key === '?') {
        event.preventDefault();
        setShown(true);
      }
      const filter = key === '/' ? document.querySelector<HTMLElement>('main input[type="search"]') : null;
      if (filter !== null) {
        event.preventDefault();
        filter.focus();
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return isShown ? <ShortcutsDialog onClose={() => setShown(false)} /> : null;
}
