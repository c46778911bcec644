import type { Texts } from '#lib/client/text-types.ts';
import { textsOf } from '#lib/client/texts.tsx';
import type { Room } from '#lib/domain/texts/message.ts';
import { compiledRoom } from '#lib/texts/compiled-room.ts';

/** What `useTexts` gives a component, for tests of functions that are handed it: the texts of a room in English. */
export function englishTexts<R extends Room>(room: R): Texts<R> {
  return textsOf({ locale: 'en', rooms: { [room]: compiledRoom('en', room) } }, room);
}
