import type { FormatValues } from 'icu-minify/format';
import { createElement, Fragment, type ReactNode } from 'react';
import { formatCompiled } from '#lib/domain/texts/format-compiled.ts';
import type { Room } from '#lib/domain/texts/message.ts';
import type { GivenTexts } from './texts-context.ts';

/** What arguments and tags of a text stand for. */
export type TextValues = Record<string, string | number | Date | ((children: ReactNode) => ReactNode)>;

export interface FilledText {
  room: Room;
  key: string;
  values: TextValues;
}

/** A text that a page was given, with its arguments; a string where no tag has made something else of a part of it. */
export function fillText({ locale, rooms }: GivenTexts, { room, key, values }: FilledText): ReactNode {
  const text = rooms[room]?.[key];
  if (text === undefined) {
    return `${room}.${key}`;
  }
  const filled = formatCompiled<ReactNode>(text, locale, toFormatValues(values));
  return Array.isArray(filled) ? createElement(Fragment, null, ...filled) : filled;
}

function toFormatValues(values: TextValues): FormatValues<ReactNode> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? (parts: ReactNode[]) => value(createElement(Fragment, null, ...parts))
        : value,
    ]),
  );
}
