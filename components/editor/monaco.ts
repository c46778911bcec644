/**
 * Monaco with only what Mooring edits: JSON, YAML and XML. Loaded by load-monaco, never by a page itself: it is large
 * and needs a browser.
 */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/documentSymbols/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/suggest/register';
// the feature is the ghost text alone; this is the list of proposals
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/xml/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { editor, MarkerSeverity } from 'monaco-editor/editor/editor.api';
import { registerAssist } from './register-assist.ts';
import { registerJson } from './register-json.ts';

export type { editor } from 'monaco-editor/editor/editor.api';

export interface Monaco {
  editor: typeof editor;
  MarkerSeverity: typeof MarkerSeverity;
}

/** Themes that follow the console's tokens (app/globals.css). */
const themes = {
  'mooring-light': {
    base: 'vs',
    background: '#ffffff',
    line: '#dfe3e8',
    muted: '#515d6b',
    accent: '#0b6380',
  },
  'mooring-dark': {
    base: 'vs-dark',
    background: '#151b23',
    line: '#2a323d',
    muted: '#9ca8b6',
    accent: '#52bedd',
  },
} as const;

/** Points Monaco to its worker, which is bundled with the console, and defines the themes. */
export function startMonaco(): Monaco {
  globalThis.MonacoEnvironment = {
    getWorker: (_id, label) =>
      new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module', name: label }),
  };
  for (const [name, { base, background, line, muted, accent }] of Object.entries(themes)) {
    editor.defineTheme(name, {
      base,
      inherit: true,
      rules: [],
      colors: {
        'editor.background': background,
        'editorGutter.background': background,
        'editorLineNumber.foreground': muted,
        'editorLineNumber.activeForeground': accent,
        'editorIndentGuide.background1': line,
        'editorWidget.border': line,
        focusBorder: accent,
      },
    });
  }
  registerJson();
  registerAssist();
  return { editor, MarkerSeverity };
}
