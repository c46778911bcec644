export interface Place {
  /** One-based, as editors count. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Where offsets into `text` stand; its lines are counted once, when first asked. */
export function createLineIndex(text: string): (start: number, end: number) => Place {
  let starts: number[] | undefined;

  function positionOf(offset: number): { line: number; column: number } {
    starts ??= startsOfLines(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  return (start, end) => {
    const from = positionOf(start);
    const to = positionOf(Math.max(end, start + 1));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}
