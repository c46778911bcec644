'use client';

import { Menu as MenuIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';

const MobileNavSheet = dynamic(
  () => loadPart(() => import('./mobile-nav-sheet.tsx')).then((module) => module.MobileNavSheet),
  { ssr: false },
);

/** The navigation of narrow screens, behind a button. */
export function MobileNav() {
  const t = useTexts('shell');
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <IconButton
        label={t('openNavigation')}
        aria-haspopup="dialog"
        className="md:hidden"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <MenuIcon />
      </IconButton>
      {wanted ? <MobileNavSheet open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}
