import { joinSentences } from '#lib/domain/texts/join-sentences.ts';
import { type Message, message, type Sentence } from '#lib/domain/texts/message.ts';

export interface JsonError {
  /** Zero-based offset of the first character that cannot be there. */
  offset: number;
  said: Sentence;
}

class Stop extends Error {
  readonly offset: number;
  readonly said: Sentence;
  constructor(offset: number, said: Sentence) {
    super();
    this.offset = offset;
    this.said = said;
  }
}

/** Levels of objects and arrays that a document may have. */
export const maxJsonLevels = 500;
const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const stringPart = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;

/**
 * Where and why `text` is not JSON; undefined when it is. Engines word this differently, and some leave the place out.
 * jsonc-parser, which editors use, names other places (the string, not the escape in it; what follows a comma, not the comma)
 * and takes documents of any depth.
 */
export function findJsonError(text: string): JsonError | undefined {
  let at = 0;

  function take(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found !== null && found[0] !== '';
  }

  function fail(said: Message, offset = at): never {
    const isAtEnd = offset >= text.length;
    throw new Stop(offset, isAtEnd ? joinSentences([said, message('findings.endsEarly')]) : said);
  }

  function readString(expected: Message): void {
    if (text[at] !== '"') {
      fail(text[at] === "'" ? message('findings.jsonQuotes') : expected);
    }
    const start = at;
    at += 1;
    take(stringPart);
    if (text[at] === '\\') {
      fail(message('findings.jsonEscape'));
    }
    if (text[at] !== '"') {
      fail(message('findings.jsonNotClosed'), start);
    }
    at += 1;
  }

  function readList(close: string, depth: number, readItem: () => void): void {
    if (depth > maxJsonLevels) {
      fail(message('findings.tooDeep'));
    }
    at += 1;
    take(space);
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      readItem();
      take(space);
      if (text[at] === close) {
        at += 1;
        return;
      }
      if (text[at] !== ',') {
        fail(message('findings.jsonComma', { close }));
      }
      const comma = at;
      at += 1;
      take(space);
      if (text[at] === close) {
        fail(message('findings.jsonNoComma', { close }), comma);
      }
    }
  }

  function readValue(depth: number): void {
    take(space);
    const first = text[at];
    if (first === '{') {
      readList('}', depth, () => {
        readString(message('findings.jsonName'));
        take(space);
        if (text[at] !== ':') {
          fail(message('findings.jsonColon'));
        }
        at += 1;
        readValue(depth + 1);
      });
    } else if (first === '[') {
      readList(']', depth, () => readValue(depth + 1));
    } else if (first === '"') {
      readString(message('findings.jsonString'));
    } else if (!take(number) && !take(word)) {
      fail(message(first === "'" ? 'findings.jsonQuotes' : 'findings.jsonValue'));
    }
  }

  try {
    readValue(0);
    take(space);
    if (at < text.length) {
      fail(message('findings.endsBefore'));
    }
    return undefined;
  } catch (error) {
    if (error instanceof Stop) {
      return { offset: error.offset, said: error.said };
    }
    throw error;
  }
}
