'use client';

import { Command } from 'cmdk';
import { useTexts } from '#lib/client/texts.tsx';

export interface PaletteInputProps {
  text: string;
  onText(change: (before: string) => string): void;
  /** Hands over what was typed before the field had the focus. */
  takeTyped(): string;
}

/** The field of the palette. */
export function PaletteInput({ text, onText, takeTyped }: PaletteInputProps) {
  const t = useTexts('shell');
  return (
    <Command.Input
      value={text}
      onValueChange={(next) => onText(() => next)}
      // not sooner: the window selects what stands in the field when it gives it the focus, and the next key would replace it
      onFocus={() => {
        const typed = takeTyped();
        onText((before) => typed + before);
      }}
      placeholder={t('palettePlaceholder')}
      className="h-12 w-full border-b border-line bg-transparent px-4 outline-none"
    />
  );
}
