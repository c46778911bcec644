'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useRef, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { createEarlyText } from './early-text.ts';

// loaded when first opened: nobody pays for it on first load
const CommandPalette = dynamic(
  () => loadPart(() => import('./command-palette.tsx')).then((module) => module.CommandPalette),
  {
    ssr: false,
  },
);

/** Opens the command palette, by click or Ctrl/⌘ K; what is typed at once is kept for it. */
export function PaletteButton() {
  const t = useTexts('shell');
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [early] = useState(createEarlyText);
  // keys come faster than what they change is drawn
  const isOpen = useRef(false);
  const show = useCallback(
    (next: boolean) => {
      isOpen.current = next;
      if (next) {
        early.begin();
        setWanted(true);
      } else {
        early.end();
      }
      setOpen(next);
    },
    [early],
  );
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        show(!isOpen.current);
      } else if (early.take(event)) {
        event.preventDefault();
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [early, show]);
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show(true)}
        className="flex h-8 items-center gap-2 rounded-md border border-line bg-page px-2 text-sm text-muted hover:border-line-strong sm:w-64"
      >
        <Search aria-hidden className="size-4" />
        <span className="sr-only sm:not-sr-only">{t('goToMore')}</span>
        <kbd
          aria-hidden
          className="ml-auto hidden rounded-sm border border-line px-1 font-sans text-xs sm:inline"
        >
          Ctrl K
        </kbd>
      </button>
      {wanted ? <CommandPalette open={open} onOpenChange={show} takeTyped={early.end} /> : null}
    </>
  );
}
