export interface JsonError {
  /** Zero-based offset of the first character that cannot be there. */
  offset: number;
  message: string;
}

class Stop extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
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

  function fail(message: string, offset = at): never {
    throw new Stop(offset, offset >= text.length ? `${message} The text ends too early.` : message);
  }

  function readString(what: string): void {
    if (text[at] !== '"') {
      fail(text[at] === "'" ? 'JSON strings take double quotes.' : `${what} is expected here.`);
    }
    const start = at;
    at += 1;
    take(stringPart);
    if (text[at] === '\\') {
      fail('This escape is unknown in JSON.');
    }
    if (text[at] !== '"') {
      fail('This string is not closed on its line.', start);
    }
    at += 1;
  }

  function readList(close: string, depth: number, readItem: () => void): void {
    if (depth > maxJsonLevels) {
      fail('The document is nested too deeply.');
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
        fail(`A comma or ${close} is expected here.`);
      }
      const comma = at;
      at += 1;
      take(space);
      if (text[at] === close) {
        fail(`JSON allows no comma before ${close}.`, comma);
      }
    }
  }

  function readValue(depth: number): void {
    take(space);
    const first = text[at];
    if (first === '{') {
      readList('}', depth, () => {
        readString('A property name in double quotes');
        take(space);
        if (text[at] !== ':') {
          fail('A colon is expected after the property name.');
        }
        at += 1;
        readValue(depth + 1);
      });
    } else if (first === '[') {
      readList(']', depth, () => readValue(depth + 1));
    } else if (first === '"') {
      readString('A string');
    } else if (!take(number) && !take(word)) {
      fail(first === "'" ? 'JSON strings take double quotes.' : 'A value is expected here.');
    }
  }

  try {
    readValue(0);
    take(space);
    if (at < text.length) {
      fail('The document ends before this.');
    }
    return undefined;
  } catch (error) {
    if (error instanceof Stop) {
      return { offset: error.offset, message: error.message };
    }
    throw error;
  }
}
