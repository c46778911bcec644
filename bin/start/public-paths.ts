import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The path of every file of a folder as a browser asks for it: `/icons/icon.svg`. */
export function publicPaths(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')}`),
  );
}
