import { languages } from 'monaco-editor/editor/editor.api';
import { assistOf } from './text-assist.ts';

const propose = { id: 'editor.action.triggerSuggest', title: '' };

/** Lets Monaco ask for proposals and explanations in YAML; each text has those it was given. */
export function registerAssist(): void {
  languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    provideCompletionItems(model, { lineNumber: line, column }) {
      const found = assistOf(model)?.propose(model.getValue(), { line, column });
      if (found === undefined) {
        return { suggestions: [] };
      }
      const { startColumn, endColumn, proposals } = found;
      const { Property, Value } = languages.CompletionItemKind;
      return {
        suggestions: proposals.map(({ label, insert, detail, isRequired, description, kind }) => ({
          label,
          kind: kind === 'field' ? Property : Value,
          insertText: insert,
          detail,
          documentation: description,
          sortText: `${isRequired ? 0 : 1}${label}`,
          range: { startLineNumber: line, endLineNumber: line, startColumn, endColumn },
          // what follows the colon, or stands in the next line, is proposed at once
          ...(insert === label ? {} : { command: propose }),
        })),
      };
    },
  });
  languages.registerHoverProvider('yaml', {
    provideHover(model, { lineNumber: line, column }) {
      const found = assistOf(model)?.describe(model.getValue(), { line, column });
      if (found === undefined) {
        return null;
      }
      const { startColumn, endColumn, path, detail, description } = found;
      return {
        range: { startLineNumber: line, endLineNumber: line, startColumn, endColumn },
        contents: [{ value: `\`${path}: ${detail}\`` }, { value: description }],
      };
    },
  });
}
