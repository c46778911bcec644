import type { GetICUArgs } from '@schummar/icu-type-parser';
import type { en } from '#locales/en.ts';

type English = typeof en;

/** A part of the catalogue: the folder of components that says it, or what the server speaks of. */
export type Room = keyof English;

export type KeyOf<R extends Room> = keyof English[R] & string;

/** Room and key of a text: `health.usageKindMissing`. */
export type MessageId = { [R in Room]: `${R}.${KeyOf<R>}` }[Room];

type EnglishOf<I extends MessageId> = I extends `${infer R extends Room}.${infer K}`
  ? K extends keyof English[R]
    ? English[R][K] & string
    : never
  : never;

/** What the arguments of an ICU text are filled with. */
export type Arguments<Text extends string, Plain> = GetICUArgs<
  Text,
  { ICUArgument: Plain; ICUNumberArgument: number; ICUDateArgument: Date }
>;

/** The arguments of a call: none where the text has none. */
export type Rest<Values> = keyof Values extends never ? [] : [values: Values];

/** The arguments of `message` behind its id. */
export type MessageArguments<I extends MessageId> = Rest<Arguments<EnglishOf<I>, string | number | Message>>;

// its value is undefined: structured clone keeps such a member on the way out of a thread, and no JSON or YAML of a cluster has one
const brand = 'mooring.message';

/** What a message holds. */
export interface MessageParts {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, MessageValue>>;
  /** Said in small letters, within another one, where the language has its nouns in small letters. */
  readonly isLowerCase?: true;
}

/**
 * Something to be said in the language of whoever reads it. It is no symbol; types that are refuse to stand in a template literal or
 * beside a `+`, where a message would become "[object Object]".
 */
export type Message = MessageParts & { readonly [brand]: undefined } & symbol;

/** A message may be part of another one. */
export type MessageValue = string | number | Date | Message;

/** A text as it is, such as the words of a cluster, or one that is still to be said. */
export type Sentence = Message | string;

/** Says a sentence in a language. */
export type Tell = (sentence: Sentence) => string;

/** `message('health.usageKindMissing', { kind })`: which text, and what is filled into it. */
export function message<I extends MessageId>(id: I, ...[values]: MessageArguments<I>): Message {
  return values === undefined
    ? plainMessage(id)
    : restoreMessage({ id, values: values as Message['values'] });
}

/** A message of its parts, such as those that were read from JSON of the console's own. */
export function restoreMessage(parts: MessageParts): Message {
  return { [brand]: undefined, ...parts } as unknown as Message;
}

/** One object for each text without arguments: the live model holds states of every object of a cluster. */
const plain = new Map<MessageId, Message>();

function plainMessage(id: MessageId): Message {
  const made: Message = plain.get(id) ?? restoreMessage({ id, values: {} });
  plain.set(id, made);
  return made;
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && brand in value && value[brand] === undefined;
}

/** The same in small letters: "Failed" after a noun. German keeps its capitals, as its nouns have them. */
export function lowerCase(sentence: Sentence): Sentence {
  if (typeof sentence === 'string') {
    return sentence.toLowerCase();
  }
  const { id, values } = sentence;
  return restoreMessage({ id, values, isLowerCase: true });
}

/** What is the same for equal messages, and for no others. */
export function keyOfSentence(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : JSON.stringify(sentence);
}

/** `T` with its messages said: what travels to a browser. */
export type Told<T> = T extends Message
  ? string
  : T extends readonly (infer I)[]
    ? Told<I>[]
    : T extends Date | ((...args: never[]) => unknown)
      ? T
      : T extends object
        ? { [K in keyof T]: Told<T[K]> }
        : T;

/** `T` before that: wherever it has a text, there may be a message. */
export type Untold<T> = string extends T
  ? T | Message
  : T extends readonly (infer I)[]
    ? Untold<I>[]
    : T extends object
      ? { [K in keyof T]: Untold<T[K]> }
      : T;
