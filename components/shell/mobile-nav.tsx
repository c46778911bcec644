'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { NavLinks } from './nav-links.tsx';

/** The navigation of narrow screens, behind a button. */
export function MobileNav() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Open navigation" className="md:hidden" onClick={() => setOpen(true)}>
        <MenuIcon />
      </IconButton>
      <Sheet open={open} onOpenChange={setOpen} title="Mooring" side="left" width="narrow">
        <div className="p-2">
          <NavLinks onNavigate={() => setOpen(false)} />
        </div>
      </Sheet>
    </>
  );
}
