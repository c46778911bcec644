import { languages } from 'monaco-editor/editor/editor.api';

const text = /"(?:[^"\\]|\\.)*"/;

/**
 * JSON in Monaco without the JSON mode that comes with it: that one brings all of Monaco's features after the first editor was
 * made, and the next editor then fails on services it never got. What is wrong in a JSON text, Mooring's own checks say.
 */
export function registerJson(): void {
  languages.register({ id: 'json', extensions: ['.json'], aliases: ['JSON'] });
  languages.setLanguageConfiguration('json', {
    wordPattern: /(-?\d*\.\d\w*)|([^[{\]}:",\s]+)/g,
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}', notIn: ['string'] },
      { open: '[', close: ']', notIn: ['string'] },
      { open: '"', close: '"', notIn: ['string'] },
    ],
  });
  languages.setMonarchTokensProvider('json', {
    tokenPostfix: '.json',
    tokenizer: {
      root: [
        [new RegExp(`${text.source}(?=\\s*:)`), 'string.key'],
        [text, 'string.value'],
        [/"(?:[^"\\]|\\.)*$/, 'string.value'],
        [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
        [/\b(?:true|false|null)\b/, 'keyword'],
        [/[{}]/, 'delimiter.bracket'],
        [/[[\]]/, 'delimiter.array'],
        [/[:,]/, 'delimiter'],
      ],
    },
  });
}
