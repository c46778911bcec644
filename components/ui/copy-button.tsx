'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';

export interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy command". */
  label?: string;
  /** Shows the icon alone. */
  iconOnly?: boolean;
  onCopied?: (() => void) | undefined;
  className?: string;
}

const confirmMs = 1500;

export function CopyButton({ text, label, iconOnly = false, onCopied, className }: CopyButtonProps) {
  const t = useTexts('ui');
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') {
      return;
    }
    const timer = setTimeout(() => setState('idle'), confirmMs);
    return () => clearTimeout(timer);
  }, [state]);
  const word = state === 'done' ? t('copied') : state === 'failed' ? t('notCopied') : (label ?? t('copy'));
  return (
    <Button
      look="ghost"
      size={iconOnly ? 'icon' : 'sm'}
      {...(className === undefined ? {} : { className })}
      {...(iconOnly ? { 'aria-label': word, title: word } : {})}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => {
            setState('done');
            onCopied?.();
          },
          () => setState('failed'),
        );
      }}
    >
      {state === 'done' ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
      {iconOnly ? null : <span aria-live="polite">{word}</span>}
    </Button>
  );
}
