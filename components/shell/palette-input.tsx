'use client';

import { Command } from 'cmdk';
import { useState } from 'react';

export interface PaletteInputProps {
  /** Hands over what was typed before the field had the focus. */
  takeTyped(): string;
}

/** The field of the palette. */
export function PaletteInput({ takeTyped }: PaletteInputProps) {
  const [text, setText] = useState('');
  return (
    <Command.Input
      value={text}
      onValueChange={setText}
      // not sooner: the window selects what stands in the field when it gives it the focus, and the next key would replace it
      onFocus={() => {
        const typed = takeTyped();
        setText((before) => typed + before);
      }}
      placeholder="Page, application or service"
      className="h-12 w-full border-b border-line bg-transparent px-4 outline-none"
    />
  );
}
