import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';

interface Row {
  value: string;
  standard: string;
  words: string;
}

/** Values of a chart as a table in Markdown: each with its default and the comment that stands before it. */
export function valuesTable(text: string): string {
  const { contents } = parseDocument(text);
  const rows = isMap(contents) ? rowsOf(contents, []) : [];
  return [
    '| value | default | what it says |',
    '| ----- | ------- | ------------ |',
    ...rows.map(({ value, standard, words }) => `| \`${value}\` | \`${standard}\` | ${words} |`),
  ].join('\n');
}

function rowsOf(map: YAMLMap, path: readonly string[]): Row[] {
  return map.items.flatMap(({ key, value }, index) => {
    const name = isScalar(key) ? String(key.value) : '';
    const here = [...path, name];
    // what stands before the first key belongs to the map as a whole
    const comment =
      (isScalar(key) ? key.commentBefore : undefined) ?? (index === 0 ? map.commentBefore : undefined);
    const words = (comment ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
    // a comment before a map tells of the map as a whole
    return isMap(value) && value.flow !== true && words === ''
      ? rowsOf(value, here)
      : [{ value: here.join('.'), standard: shown(value), words }];
  });
}

function shown(value: unknown): string {
  const plain = isNode(value) ? value.toJSON() : value;
  return JSON.stringify(plain).replaceAll('|', '\\|');
}

function isNode(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value;
}
