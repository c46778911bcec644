'use client';

import { BellOff } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { loadPart } from '#lib/client/load-part.ts';

// loaded when somebody reaches for it
const SilenceChoices = dynamic(
  () => loadPart(() => import('./silence-choices.tsx')).then((module) => module.SilenceChoices),
  { ssr: false },
);

export interface SilenceButtonProps {
  label: string;
  /** Which one, for those who do not see it. */
  about?: string;
  /** @param words "for an hour". */
  onSilence(seconds: number, words: string): void;
}

/** Leaves something out of the list for a while, in this browser. */
export function SilenceButton({ label, about, onSilence }: SilenceButtonProps) {
  const [isWanted, setIsWanted] = useState(false);
  const content = (
    <>
      <BellOff aria-hidden />
      {label}
      {about === undefined ? null : <span className="sr-only"> {about}</span>}
    </>
  );
  return isWanted ? (
    <SilenceChoices onSilence={onSilence}>{content}</SilenceChoices>
  ) : (
    <Button size="sm" aria-haspopup="menu" onClick={() => setIsWanted(true)}>
      {content}
    </Button>
  );
}
