import type { ReactNode } from 'react';
import type { Arguments, KeyOf, Rest, Room } from '#lib/domain/texts/message.ts';
import type { en } from '#locales/en.ts';

export type { Tell } from '#lib/domain/texts/message.ts';

type English = typeof en;

type TextOf<R extends Room, K extends KeyOf<R>> = English[R][K] & string;

type TagsOf<Text extends string> = Text extends `${string}<${infer Tag}>${infer After}`
  ? (Tag extends `/${string}` ? unknown : { [T in Tag]: (children: ReactNode) => ReactNode }) & TagsOf<After>
  : unknown;

/** The texts of a room, each with the arguments and tags that it has. */
export interface Texts<R extends Room> {
  <K extends KeyOf<R>>(key: K, ...values: Rest<Arguments<TextOf<R, K>, string | number>>): string;
  rich<K extends KeyOf<R>>(
    key: K,
    values: Arguments<TextOf<R, K>, string | number> & TagsOf<TextOf<R, K>>,
  ): ReactNode;
}
