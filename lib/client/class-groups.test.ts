import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { twMerge } from 'tailwind-merge';
import { expect, it } from 'vitest';
import { cn } from './cn.ts';

const root = join(import.meta.dirname, '..', '..');

/** Words of the pages' sources that Tailwind knows as classes. */
function usedClasses(): string[] {
  const words = ['app', 'components']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(root, folder, file),
      ),
    )
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .flatMap(
      (file) => readFileSync(file, 'utf8').match(/(?<=['"`\s])[a-z-][\w:./[\]()%&,*>-]*(?=['"`\s])/g) ?? [],
    );
  return [...new Set(words)].filter(isClass);
}

/** Words that are classes by themselves; others without a hyphen are words of a sentence. */
const single =
  /^(?:block|inline|flex|grid|hidden|fixed|absolute|relative|sticky|static|truncate|underline|border)$/;

function isClass(word: string): boolean {
  return (
    (word.includes('-') || single.test(word)) &&
    // the console's own shadows it takes for colours
    !word.startsWith('shadow') &&
    twMerge(`${word} ${word}`) === word
  );
}

it('lets a later class replace an earlier one just where Tailwind merge does, for all classes that are used', () => {
  const classes = usedClasses();
  expect(classes.length).toBeGreaterThan(300);
  const differing = classes.flatMap((left) =>
    classes
      .filter((right) => left !== right && twMerge(left, right) !== cn(left, right))
      .map((right) => `${left} ${right}: Tailwind leaves ${twMerge(left, right)}`),
  );
  expect(differing).toEqual([]);
});

it('joins what is there', () => {
  expect(cn('p-1', false, undefined, ['px-2', { 'text-bad': true }])).toBe('p-1 px-2 text-bad');
});
