/** Names and examples, which are the same in every language. */
const names = new Set(['Mooring', 'Ctrl K', 'team', 'shop', 'ORDERS_']);

const comment = /\/\*.*?\*\/|(?<!:)\/\/[^\n]*/gs;
const spoken =
  'label|title|placeholder|description|aria-label|alt|noun|action|done|hint|header|legend|copyLabel';
/** `title="Words"` */
const attribute = new RegExp(`\\b(?:${spoken})=(["'])([^"'\\n]*)\\1`, 'g');
/** `{ title: 'Words' }` */
const member = new RegExp(
  `\\b(?:${spoken}|heading|text|detail|one|many): (['\`])([A-Z][^'\`\\n]*|[^'\`\\n]* [^'\`\\n]*)\\1`,
  'g',
);
/** `toast.success('Words')` */
const toast = /\btoast\.success\(\s*(['`])([^'`\n]*)\1/g;
/** `<p>Words</p>`: no code that stands between comparisons or types has these characters alone. */
const content = /(?<![=-])>(\s*)([“A-Za-z][\w\s,.:’“”–!…-]*)(?=<[/a-zA-Z]|\{)/g;

/**
 * What a component says by itself and not from the catalogue, each with its line. It looks at attributes, members and calls that are
 * shown or said, and at the text between tags.
 */
export function plainWords(file: string, source: string): string[] {
  const text = source.replace(comment, (found) => found.replace(/[^\n]/g, ' '));
  const patterns = file.endsWith('.tsx') ? [attribute, member, toast, content] : [member, toast];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(([, , words = '']) => isSaid(words))
    .map(
      ({ index, 2: words = '' }) =>
        `${file}:${text.slice(0, index).split('\n').length}: “${words.trim()}” is not from the catalogue`,
    );
}

function isSaid(words: string): boolean {
  const said = words.replace(/\$\{[^}]*\}/g, '').trim();
  return /[A-Za-z]{2}/.test(said) && !names.has(said) && !/^https?:/.test(said) && !/^extends\b/.test(said);
}
