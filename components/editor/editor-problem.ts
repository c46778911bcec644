import type { editor, Monaco } from './monaco.ts';

export interface EditorProblem {
  /** From 1. */
  line: number;
  /** From 1; without it the whole line is marked. */
  column?: number;
  message: string;
  severity?: 'error' | 'warning';
}

/** Problems as Monaco shows them: from the given column to the end of the line. */
export function markersOf(
  { MarkerSeverity }: Pick<Monaco, 'MarkerSeverity'>,
  text: Pick<editor.ITextModel, 'getLineCount' | 'getLineMaxColumn' | 'getLineFirstNonWhitespaceColumn'>,
  problems: readonly EditorProblem[],
): editor.IMarkerData[] {
  return problems.map(({ line, column, message, severity = 'error' }) => {
    const startLineNumber = Math.min(Math.max(line, 1), text.getLineCount());
    const endColumn = text.getLineMaxColumn(startLineNumber);
    const firstColumn = text.getLineFirstNonWhitespaceColumn(startLineNumber) || 1;
    return {
      message,
      severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
      startLineNumber,
      endLineNumber: startLineNumber,
      startColumn: Math.min(column ?? firstColumn, endColumn),
      endColumn,
    };
  });
}
