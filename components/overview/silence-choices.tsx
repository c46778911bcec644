'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { MenuItem } from '#components/ui/menu.tsx';
import { OpenMenu } from '#components/ui/open-menu.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { silenceSpans } from '#lib/domain/view/attention-silence.ts';

export interface SilenceChoicesProps {
  /** What the button shows. */
  children: ReactNode;
  onSilence(seconds: number, words: string): void;
}

/** For how long. */
export function SilenceChoices({ children, onSilence }: SilenceChoicesProps) {
  const t = useTexts('overview');
  return (
    <OpenMenu trigger={<Button size="sm">{children}</Button>}>
      {silenceSpans.map(({ label, seconds }) => (
        <MenuItem key={label} onSelect={() => onSilence(seconds, t(label))}>
          {t(label)}
        </MenuItem>
      ))}
    </OpenMenu>
  );
}
