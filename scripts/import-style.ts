import { dirname, join } from 'node:path';

/**
 * The style of imports: within a folder of the second level (`lib/domain`, `services/edge`, the files right in `lib`), and
 * within a package, paths are relative; from one to another they start with `#`. A path so says how far it reaches.
 */
const specifier = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+|\bvi\.mock\(\s*)'([#.][^'\n]*)'/gm;

/** What is wrong with the imports of a file, a sentence each. @param folders those that `#` leads to. */
export function importStyleProblems(file: string, text: string, folders: ReadonlySet<string>): string[] {
  return [...text.matchAll(specifier)].flatMap(([, path = '']) => {
    const target = path.startsWith('#') ? path.slice(1) : join(dirname(file), path);
    const isNear = roomOf(target) === roomOf(file);
    if (path.startsWith('#')) {
      return isNear ? [`${file}: ${path} is near: give its relative path`] : [];
    }
    const [folder = ''] = target.split('/');
    return isNear || !folders.has(folder) ? [] : [`${file}: ${path} is in another room: write #${target}`];
  });
}

function roomOf(path: string): string {
  const folders = dirname(path).split('/');
  return folders.slice(0, 2).join('/');
}
