'use client';

import { Command } from 'cmdk';
import { Boxes } from 'lucide-react';
import { useRouter } from 'next/navigation';
import * as Radix from 'radix-ui/dialog';
import { useReturnFocus } from '#components/ui/use-return-focus.ts';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import { useObjects } from '#lib/client/objects.ts';
import { pages } from './pages.ts';
import { paletteGroupClass, paletteItemClass } from './palette-classes.ts';
import { PaletteInput } from './palette-input.tsx';
import { PaletteServices } from './palette-services.tsx';

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Hands over what was typed while the palette was loading. */
  takeTyped(): string;
}

/** Goes to any page, application or catalog entry by typing a part of its name. */
export function CommandPalette({ open, onOpenChange, takeTyped }: CommandPaletteProps) {
  const router = useRouter();
  const applications = useObjects('applications');
  const returnFocus = useReturnFocus();
  function go(href: string) {
    onOpenChange(false);
    unsavedWork.leave(() => router.push(href));
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-lg border border-line bg-surface shadow-float"
        >
          <Radix.Title className="sr-only">Go to</Radix.Title>
          <Command label="Go to" loop>
            <PaletteInput takeTyped={takeTyped} />
            <Command.List className="max-h-80 overflow-y-auto p-2">
              <Command.Empty className="px-2 py-6 text-center text-muted">
                Nothing has that name.
              </Command.Empty>
              <Command.Group heading="Pages" className={paletteGroupClass}>
                {pages.map(({ href, label, icon: Icon }) => (
                  <Command.Item
                    key={href}
                    value={`page ${label}`}
                    onSelect={() => go(href)}
                    className={paletteItemClass}
                  >
                    <Icon aria-hidden />
                    {label}
                  </Command.Item>
                ))}
              </Command.Group>
              {applications.items.length === 0 ? null : (
                <Command.Group heading="Applications" className={paletteGroupClass}>
                  {applications.items.map(({ metadata }) => (
                    <Command.Item
                      key={metadata.name}
                      value={`application ${metadata.name}`}
                      onSelect={() => go(`/applications/${metadata.name}`)}
                      className={paletteItemClass}
                    >
                      <Boxes aria-hidden />
                      {metadata.name}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              <PaletteServices applications={applications.items} onGo={go} />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
