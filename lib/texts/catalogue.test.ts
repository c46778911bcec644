import { describe, expect, test } from 'vitest';
import type { Room } from '#lib/domain/texts/message.ts';
import { de } from '#locales/de.ts';
import { en } from '#locales/en.ts';
import { compiledRoom } from './compiled-room.ts';
import { partsOfText } from './parts-of-text.ts';

const rooms = Object.keys(en) as Room[];

describe.each(rooms)('%s', (room) => {
  const [english, german, pseudo] = (['en', 'de', 'qps'] as const).map((locale) =>
    compiledRoom(locale, room),
  );

  test('has the same keys in each language', () => {
    expect(Object.keys(de[room])).toEqual(Object.keys(en[room]));
  });

  test('has the same arguments and tags in each language', () => {
    for (const [key, text] of Object.entries(english ?? {})) {
      expect(partsOfText(german?.[key] ?? ''), key).toEqual(partsOfText(text));
      expect(partsOfText(pseudo?.[key] ?? ''), key).toEqual(partsOfText(text));
    }
  });

  test('says something with each text', () => {
    for (const texts of [english, german]) {
      expect(Object.entries(texts ?? {}).filter(([, text]) => text.length === 0)).toEqual([]);
    }
  });
});
