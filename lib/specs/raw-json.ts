/** Where a member's value stands in a JSON text. */
interface RawMember {
  key: string;
  raw: string;
}

/**
 * The members of a JSON object as they stand in its text, so that the order of keys and the digits of numbers stay what
 * they are (connectivity contract 10.3).
 * @param text valid JSON; anything but an object has no members
 */
export function rawMembers(text: string): RawMember[] {
  const members: RawMember[] = [];
  let at = skipBlanks(text, 0);
  if (text[at] !== '{') {
    return members;
  }
  at = skipBlanks(text, at + 1);
  while (at < text.length && text[at] !== '}') {
    const keyEnd = endOfValue(text, at);
    const key = JSON.parse(text.slice(at, keyEnd)) as string;
    const start = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    members.push({ key, raw: text.slice(start, end) });
    at = skipBlanks(text, end);
    if (text[at] === ',') {
      at = skipBlanks(text, at + 1);
    }
  }
  return members;
}

/** The elements of a JSON array as they stand in its text; anything else has none. */
export function rawElements(text: string): string[] {
  const elements: string[] = [];
  let at = skipBlanks(text, 0);
  if (text[at] !== '[') {
    return elements;
  }
  at = skipBlanks(text, at + 1);
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at);
    elements.push(text.slice(at, end));
    at = skipBlanks(text, end);
    if (text[at] === ',') {
      at = skipBlanks(text, at + 1);
    }
  }
  return elements;
}

/** The same JSON without blanks between its tokens. */
export function compactJson(text: string): string {
  let compact = '';
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    compact += text.slice(at, end).replace(/[ \t\r\n]+/g, '');
    at = quote < 0 ? end : endOfString(text, quote);
    compact += text.slice(end, at);
  }
  return compact;
}

/** The same JSON, a member or element a line, indented by two; keys and numbers stay as they are. */
export function prettyJson(text: string): string {
  const compact = compactJson(text);
  const token = /["{}[\],:]/g;
  const pretty: string[] = [];
  let depth = 0;
  let from = 0;
  const indent = () => `\n${'  '.repeat(depth)}`;
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
    } else if (sign === '{' || sign === '[') {
      const isEmpty = compact[from] === '}' || compact[from] === ']';
      if (isEmpty) {
        pretty.push(sign, compact[from] ?? '');
        from += 1;
        token.lastIndex = from;
      } else {
        depth += 1;
        pretty.push(sign, indent());
      }
    } else {
      depth -= 1;
      pretty.push(indent(), sign);
    }
  }
  pretty.push(compact.slice(from));
  return pretty.join('');
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

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') {
    at++;
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
    at++;
  }
  return at;
}

function endOfNested(text: string, from: number): number {
  const token = /["{}[\]]/g;
  token.lastIndex = from;
  let depth = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '"') {
      token.lastIndex = endOfString(text, match.index);
    } else {
      depth += match[0] === '{' || match[0] === '[' ? 1 : -1;
    }
    if (depth === 0) {
      return match.index + 1;
    }
  }
  return text.length;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}
