import { createContext } from 'react';
import type { GivenTexts } from '#lib/client/texts-context.ts';
import { compiledRoom } from '#lib/texts/compiled-room.ts';
import { en } from '#locales/en.ts';

type Room = keyof typeof en;

const rooms = Object.fromEntries((Object.keys(en) as Room[]).map((room) => [room, compiledRoom('en', room)]));

/** In tests of components a page has all texts, in English. */
export const TextsContext = createContext<GivenTexts>({ locale: 'en', rooms });

/** Also outside of components. */
export const shownTexts: { current: GivenTexts } = { current: { locale: 'en', rooms } };
