'use client';

import { Sheet } from '#components/ui/sheet.tsx';
import { NavLinks } from './nav-links.tsx';

export interface MobileNavSheetProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function MobileNavSheet({ open, onOpenChange }: MobileNavSheetProps) {
  return (
    <Sheet open={open} onClose={() => onOpenChange(false)} title="Mooring" side="left" width="narrow">
      <div className="p-2">
        <NavLinks onNavigate={() => onOpenChange(false)} />
      </div>
    </Sheet>
  );
}
