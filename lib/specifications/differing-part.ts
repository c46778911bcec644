/** Two texts, or the part of them that a page shows. */
export interface ComparedTexts {
  stored: string;
  proposed: string;
  /** There where something before or behind is left out. */
  isPart?: true;
}

const linesAround = 20;

/**
 * Of two texts that are longer than a page compares, the lines between what both begin and end with, and some around;
 * where that is still too long its first part.
 * @param longestChars of both together
 */
export function differingPart(stored: string, proposed: string, longestChars = 1_000_000): ComparedTexts {
  if (stored.length + proposed.length <= longestChars) {
    return { stored, proposed };
  }
  const shorter = Math.min(stored.length, proposed.length);
  let start = 0;
  while (start < shorter && stored.charCodeAt(start) === proposed.charCodeAt(start)) {
    start += 1;
  }
  let tail = 0;
  while (
    tail < shorter - start &&
    stored.charCodeAt(stored.length - 1 - tail) === proposed.charCodeAt(proposed.length - 1 - tail)
  ) {
    tail += 1;
  }
  const from = linesBefore(stored, start);
  const partOf = (text: string) =>
    text.slice(from, Math.min(linesBehind(text, text.length - tail), from + Math.floor(longestChars / 2)));
  return { stored: partOf(stored), proposed: partOf(proposed), isPart: true };
}

/** Where the lines around begin; within one long line no further back than that is useful. */
function linesBefore(text: string, offset: number): number {
  let at = offset;
  for (let lines = 0; lines <= linesAround && at > 0; lines += 1) {
    at = text.lastIndexOf('\n', at - 1);
  }
  return offset === 0 ? 0 : Math.max(at + 1, offset - longestAround);
}

function linesBehind(text: string, offset: number): number {
  let at = offset;
  for (let lines = 0; lines <= linesAround && at >= 0; lines += 1) {
    at = text.indexOf('\n', at + 1);
  }
  return Math.min(at < 0 ? text.length : at, offset + longestAround);
}

const longestAround = 10_000;
