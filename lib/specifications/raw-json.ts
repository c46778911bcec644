// jsonc-parser would give these places as a tree of the whole text: for eleven megabytes 331 MB and six seconds, where one
// level is found in a third of a second. Its edits write values, in which the digits of a number are lost.

/** Where a member's value stands in a JSON text. */
interface RawMember {
  key: string;
  raw: string;
}

/** Where a member stands in a JSON text: its name with the quotes, and its value; offsets, ends behind the last character. */
export interface MemberRange {
  nameStart: number;
  nameEnd: number;
  start: number;
  end: number;
}

const quoteSign = 0x22;
const commaSign = 0x2c;
const colonSign = 0x3a;

/**
 * Where the members of the object stand that starts at `from`; anything but an object has none.
 * @param text valid JSON
 */
export function memberRanges(text: string, from: number): MemberRange[] {
  const ranges: MemberRange[] = [];
  if (text[from] !== '{') {
    return ranges;
  }
  let at = skipBlanks(text, from + 1);
  while (at < text.length && text[at] !== '}') {
    const nameStart = at;
    const nameEnd = endOfValue(text, at);
    const start = skipBlanks(text, skipBlanks(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    ranges.push({ nameStart, nameEnd, start, end });
    at = skipBlanks(text, end);
    if (text[at] === ',') {
      at = skipBlanks(text, at + 1);
    }
  }
  return ranges;
}

/** Where the elements of the array stand that starts at `from`; anything but an array has none. */
export function elementRanges(text: string, from: number): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  if (text[from] !== '[') {
    return ranges;
  }
  let at = skipBlanks(text, from + 1);
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at);
    ranges.push({ start: at, end });
    at = skipBlanks(text, end);
    if (text[at] === ',') {
      at = skipBlanks(text, at + 1);
    }
  }
  return ranges;
}

/**
 * The members of a JSON object as they stand in its text, so that the order of keys and the digits of numbers stay what
 * they are (connectivity contract 10.3).
 * @param text valid JSON; anything but an object has no members
 */
export function rawMembers(text: string): RawMember[] {
  return memberRanges(text, skipBlanks(text, 0)).map(({ nameStart, nameEnd, start, end }) => ({
    key: JSON.parse(text.slice(nameStart, nameEnd)) as string,
    raw: text.slice(start, end),
  }));
}

/** The elements of a JSON array as they stand in its text; anything else has none. */
export function rawElements(text: string): string[] {
  return elementRanges(text, skipBlanks(text, 0)).map(({ start, end }) => text.slice(start, end));
}

/** The same JSON without blanks between its tokens. */
export function compactJson(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quoteSign) {
      at = endOfString(text, at);
    } else if (isBlank(code)) {
      parts.push(text.slice(from, at));
      at = skipBlanks(text, at);
      from = at;
    } else {
      at += 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The same JSON, a member or element a line, indented by two blanks or fewer; keys and numbers stay as they are. */
export function prettyJson(text: string, indentBy = 2): string {
  const compact = compactJson(text);
  const token = /["{}[\],:]/g;
  const pretty: string[] = [];
  let depth = 0;
  let from = 0;
  const indent = () => `\n${' '.repeat(indentBy * depth)}`;
  for (let match = token.exec(compact); match !== null; match = token.exec(compact)) {
    const at = match.index;
    const [sign] = match;
    if (sign === '"') {
      token.lastIndex = endOfString(compact, at);
      continue;
    }
    pretty.push(compact.slice(from, at));
    from = at + 1;
    if (sign === ':') {
      pretty.push(': ');
    } else if (sign === ',') {
      pretty.push(sign, indent());
    } else if (isEmptyFrom(compact, at)) {
      pretty.push(sign, compact[from] ?? '');
      from += 1;
      token.lastIndex = from;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      pretty.push(sign, indent());
    } else {
      depth -= 1;
      pretty.push(indent(), sign);
    }
  }
  pretty.push(compact.slice(from));
  return pretty.join('');
}

/** Whether an object or array starts at `at` and has nothing in it, in a text without blanks. */
function isEmptyFrom(compact: string, at: number): boolean {
  const both = compact.slice(at, at + 2);
  return both === '{}' || both === '[]';
}

/**
 * The object with a member set to a JSON text, in its old place where it had one; without a text the member goes.
 * @param text a JSON object
 */
export function setRawMember(text: string, key: string, raw: string | undefined): string {
  const members = rawMembers(text);
  const has = members.some((member) => member.key === key);
  const changed = members.flatMap((member) =>
    member.key !== key ? [member] : raw === undefined ? [] : [{ key, raw }],
  );
  const all = has || raw === undefined ? changed : [...changed, { key, raw }];
  return `{${all.map((member) => `${JSON.stringify(member.key)}:${member.raw}`).join(',')}}`;
}

/** The text of a member of a JSON object; undefined where it has none. */
export function rawMember(text: string, key: string): string | undefined {
  return rawMembers(text).findLast((member) => member.key === key)?.raw;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The index of the first character from `from` on that is no blank. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

/** The index behind the value that starts at `from`. */
function endOfValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') {
    return endOfString(text, from);
  }
  if (first === '{' || first === '[') {
    return endOfNested(text, from);
  }
  let at = from;
  while (at < text.length && !',}] \t\r\n'.includes(text[at] ?? '')) {
    at += 1;
  }
  return at;
}

/** Looked at by codes: texts have millions of characters, and matches of a pattern cost ten times as much. */
function endOfNested(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quoteSign) {
      at = endOfString(text, at);
      continue;
    }
    depth += levelChange(code);
    at += 1;
    if (depth === 0) {
      return at;
    }
  }
  return text.length;
}

/** How long `prettyJson` of a JSON text without blanks is at most, in characters. */
export function prettyLength(compact: string, indentBy: number): number {
  let length = compact.length;
  let depth = 0;
  let at = 0;
  while (at < compact.length) {
    const code = compact.charCodeAt(at);
    if (code === quoteSign) {
      at = endOfString(compact, at);
      continue;
    }
    const change = levelChange(code);
    depth += change;
    if (change !== 0 || code === commaSign) {
      length += 1 + indentBy * depth;
    } else if (code === colonSign) {
      length += 1;
    }
    at += 1;
  }
  return length;
}

/** How deep the objects and arrays of a JSON text are nested. */
export function jsonLevels(text: string): number {
  let depth = 0;
  let deepest = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quoteSign) {
      at = endOfString(text, at);
      continue;
    }
    const change = levelChange(code);
    if (change !== 0) {
      depth += change;
      deepest = Math.max(deepest, depth);
    }
    at += 1;
  }
  return deepest;
}

/** Brackets and braces differ in one bit: 5b and 7b open, 5d and 7d close. */
function levelChange(code: number): number {
  const sign = code | 0x20;
  return sign === 0x7b ? 1 : sign === 0x7d ? -1 : 0;
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') {
      escapes += 1;
    }
    if (escapes % 2 === 0) {
      return quote + 1;
    }
  }
  return text.length;
}
