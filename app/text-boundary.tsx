import type { ReactNode } from 'react';
import { TextsProvider } from '#lib/client/texts.tsx';
import type { Room } from '#lib/domain/texts/message.ts';
import { compiledRoom } from '#lib/texts/compiled-room.ts';
import { readerLocale } from './reader-locale.ts';

export interface TextBoundaryProps {
  /** What the parts inside use with `useTexts`; `npm run verify` compares (scripts/check-texts.ts). */
  rooms: readonly Room[];
  children: ReactNode;
}

/** A part of a page with the texts of some rooms, in the language of the reader. */
export async function TextBoundary({ rooms, children }: TextBoundaryProps) {
  const locale = await readerLocale();
  const texts = Object.fromEntries(rooms.map((room) => [room, compiledRoom(locale, room)]));
  return (
    <TextsProvider locale={locale} rooms={texts}>
      {children}
    </TextsProvider>
  );
}
