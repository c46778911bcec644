import type { editor } from './monaco.ts';

export type EditorLanguage = 'json' | 'yaml' | 'xml' | 'plaintext';

/** What all of the console's editors have in common. */
export const editorOptions: editor.IEditorOptions & editor.IGlobalEditorOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fontFamily: 'var(--font-mono)',
  fontSize: 13,
  lineHeight: 20,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  wordBasedSuggestions: 'off',
  quickSuggestions: false,
  renderLineHighlight: 'line',
  overviewRulerLanes: 0,
  lineNumbersMinChars: 3,
  padding: { top: 8, bottom: 8 },
  fixedOverflowWidgets: true,
  contextmenu: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
  unicodeHighlight: { ambiguousCharacters: false },
};
