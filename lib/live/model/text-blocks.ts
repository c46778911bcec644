import type { SearchWords } from '#lib/domain/view/search-words.ts';

/** A text among those that are searched. */
export interface SearchedText<T> {
  /** What it stands for; may be changed. */
  value: T;
  readonly block: Block<T>;
  readonly place: number;
}

/**
 * Many short texts, searched in a few long ones: an engine finds a word in a megabyte faster than it calls a function for each of
 * ten thousand texts.
 */
export interface TextBlocks<T> {
  /** @param text in lower case; its first line is the name. */
  add(text: string, value: T): SearchedText<T>;
  remove(text: SearchedText<T>): void;
  /**
   * Tells of the texts in which all words stand, once each: those first whose name is, then those whose name begins with what is
   * searched for, then all others.
   * @param onFound false where it has heard enough.
   * @param rank how well the name answers: 0 is the name itself, 1 its beginning, 2 a part of it, 3 is found by something else.
   */
  find(words: SearchWords, onFound: (value: T, rank: number) => boolean): void;
}

interface Block<T> {
  entries: (SearchedText<T> | undefined)[];
  /** The texts one after the other, each between separators, as of the last search. */
  joined: string;
  /** Where the separator before each stands. */
  starts: number[];
  /** What has changed since. */
  changed: Map<number, string>;
}

const blockSize = 512;
const separator = '\0';

export function createTextBlocks<T>(): TextBlocks<T> {
  const blocks: Block<T>[] = [];
  const free: SearchedText<T>[] = [];

  function room(): { block: Block<T>; place: number } {
    const known = free.pop();
    if (known !== undefined) {
      return known;
    }
    let block = blocks.at(-1);
    if (block === undefined || block.entries.length >= blockSize) {
      block = { entries: [], joined: separator, starts: [], changed: new Map() };
      blocks.push(block);
    }
    return { block, place: block.entries.length };
  }

  return {
    add(text, value) {
      const { block, place } = room();
      const entry: SearchedText<T> = { value, block, place };
      block.entries[place] = entry;
      block.changed.set(place, `${text.replaceAll(separator, ' ')}\n`);
      return entry;
    },
    remove(entry) {
      entry.block.entries[entry.place] = undefined;
      entry.block.changed.set(entry.place, '');
      free.push(entry);
    },
    find({ whole, words }, onFound) {
      blocks.forEach(join);
      const passes: Pass[] = [
        { words: [`${separator}${whole}\n`], whole, ranks: [0] },
        { words: [`${separator}${whole}`], whole, ranks: [1] },
        { words, whole, ranks: [2, 3] },
      ];
      passes.every((pass) => blocks.every((block) => findIn(block, pass, onFound)));
    },
  };
}

/** Brings the long text up to date. */
function join<T>(block: Block<T>): void {
  const { changed, entries } = block;
  if (changed.size === 0) {
    return;
  }
  const texts = block.joined.split(separator).slice(1, -1);
  for (const [place, text] of changed) {
    texts[place] = text;
  }
  changed.clear();
  texts.length = entries.length;
  block.joined = `${separator}${texts.join(separator)}${separator}`;
  let start = 0;
  block.starts = texts.map((text) => {
    const begin = start;
    start += separator.length + text.length;
    return begin;
  });
  block.starts.push(start);
}

interface Pass {
  words: readonly string[];
  whole: string;
  /** What is told of here; the others are told of in another pass. */
  ranks: readonly number[];
}

/** Says whether there is to be gone on. */
function findIn<T>(
  block: Block<T>,
  { words, whole, ranks }: Pass,
  onFound: (value: T, rank: number) => boolean,
): boolean {
  const { joined, starts, entries } = block;
  for (const place of placesOf(block, words)) {
    const entry = entries[place];
    const rank = rankOf(joined, whole, (starts[place] ?? 0) + separator.length);
    if (entry !== undefined && ranks.includes(rank) && !onFound(entry.value, rank)) {
      return false;
    }
  }
  return true;
}

/** Where texts stand in which all words are, in order. What many texts have is only looked for where the others are. */
function* placesOf<T>({ joined, starts }: Block<T>, words: readonly string[]): Generator<number> {
  const nexts = words.map((word) => createNext(joined, word));
  let place = 0;
  let from = 0;
  for (;;) {
    let nearest = Number.POSITIVE_INFINITY;
    let farthest = -1;
    for (const next of nexts) {
      const at = next(from);
      if (at < 0) {
        return;
      }
      nearest = Math.min(nearest, at);
      farthest = Math.max(farthest, at);
    }
    while ((starts[place + 1] ?? Number.POSITIVE_INFINITY) <= farthest) {
      place += 1;
    }
    const start = starts[place] ?? 0;
    if (nearest >= start) {
      yield place;
      from = starts[place + 1] ?? joined.length;
    } else {
      // what stands in an earlier text is looked for again from here on
      from = start;
    }
  }
}

/** Where a word stands next, from some place on; places may only grow. */
function createNext(joined: string, word: string): (from: number) => number {
  let at = joined.indexOf(word);
  return (from) => {
    if (at >= 0 && at < from) {
      at = joined.indexOf(word, from);
    }
    return at;
  };
}

function rankOf(joined: string, whole: string, start: number): number {
  const nameEnd = joined.indexOf('\n', start);
  if (joined.startsWith(whole, start)) {
    return start + whole.length === nameEnd ? 0 : 1;
  }
  return joined.slice(start, nameEnd).includes(whole) ? 2 : 3;
}
