import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const statement =
  /(?:^|\n)\s*(?:import|export)\s[^;'"()]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
const expression = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function fileOf(name: string, from: string): string | undefined {
  const path = name.startsWith('monaco-editor/')
    ? join(root, 'node_modules/monaco-editor/esm/vs', name.slice('monaco-editor/'.length))
    : name.startsWith('.')
      ? resolve(dirname(from), name)
      : undefined;
  return [path, `${path}.js`].find((file) => file !== undefined && /\.[jt]s$/.test(file) && existsSync(file));
}

/** All modules that come with `entry`, and with `lazily` also those that come once they are asked for. */
function modulesOf(entry: string, { lazily }: { lazily: boolean }): Map<string, string> {
  const texts = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file)) {
      continue;
    }
    const text = readFileSync(file, 'utf8');
    texts.set(file, text);
    const imports = [...text.matchAll(statement), ...(lazily ? text.matchAll(expression) : [])];
    for (const [, name, bare] of imports) {
      const imported = fileOf(name ?? bare ?? '', file);
      if (imported !== undefined) {
        waiting.push(imported);
      }
    }
  }
  return texts;
}

it('brings every feature of Monaco before the first editor is made', () => {
  const entry = join(import.meta.dirname, 'monaco.ts');
  const first = modulesOf(entry, { lazily: false });
  const all = modulesOf(entry, { lazily: true });
  const features = ([, text]: [string, string]) =>
    /registerEditorContribution\d?\(|registerSingleton\(/.test(text);
  expect([...first].filter(features).length).toBeGreaterThan(20);
  // what comes later asks the services of then, which the second editor does not have
  expect(
    [...all]
      .filter(([file]) => !first.has(file))
      .filter(features)
      .map(([file]) => file),
  ).toEqual([]);
});
