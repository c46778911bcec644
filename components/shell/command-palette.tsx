'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import * as Radix from 'radix-ui/dialog';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useReturnFocus } from '#components/ui/use-return-focus.ts';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import { useScope } from '#lib/client/scope.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { PaletteInput } from './palette-input.tsx';
import { type PaletteLine, paletteGroups } from './palette-lines.ts';
import { PaletteList } from './palette-list.tsx';

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Hands over what was typed while the palette was loading. */
  takeTyped(): string;
}

/** Finds every object by a part of what it is known by, and goes to its page; does what can be done from anywhere. */
export function CommandPalette({ open, onOpenChange, takeTyped }: CommandPaletteProps) {
  const t = useTexts('shell');
  const router = useRouter();
  const returnFocus = useReturnFocus();
  function choose({ href, run }: PaletteLine) {
    onOpenChange(false);
    run?.();
    if (href !== undefined) {
      unsavedWork.leave(() => router.push(href));
    }
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-2xl animate-rise overflow-hidden rounded-lg border border-line bg-surface shadow-float"
        >
          <Radix.Title className="sr-only">{t('goTo')}</Radix.Title>
          <PaletteSearch takeTyped={takeTyped} onChoose={choose} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface PaletteSearchProps {
  takeTyped(): string;
  onChoose(line: PaletteLine): void;
}

function PaletteSearch({ takeTyped, onChoose }: PaletteSearchProps) {
  const t = useTexts('shell');
  const [text, setText] = useState('');
  const scope = useScope();
  const wanted = text.trim();
  const { answer, error, isPending, isPrevious } = useView(
    'search',
    { text: wanted.slice(0, 200) },
    { enabled: wanted !== '' },
  );
  const found = wanted === '' ? undefined : answer?.groups;
  const isSearching = wanted !== '' && error === null && (isPending || isPrevious);
  const groups = useMemo(() => paletteGroups(t, wanted, found, scope), [t, wanted, found, scope]);
  const first = groups[0]?.lines[0];
  const [selected, select] = useState('');
  const entered = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when there is something else to choose from, the best of it is chosen
  useEffect(() => {
    select(first?.value ?? '');
    if (!isSearching && entered.current) {
      entered.current = false;
      if (first !== undefined) {
        onChoose(first);
      }
    }
  }, [wanted, isSearching]);

  return (
    <Command
      label={t('goTo')}
      loop
      shouldFilter={false}
      value={selected}
      onValueChange={select}
      onKeyDown={(event) => {
        entered.current = event.key === 'Enter' && isSearching;
        if (entered.current) {
          // for who types fast: what is chosen is the best of what is being looked for, not of what was
          event.preventDefault();
        }
      }}
    >
      <PaletteInput text={text} onText={setText} takeTyped={takeTyped} />
      <PaletteList groups={groups} isSearching={isSearching} onChoose={onChoose} />
    </Command>
  );
}
