import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { MooringError } from '#lib/errors.ts';

const template = join(import.meta.dirname, 'template');

/**
 * Copies the connector project into a folder and names it after that.
 * @returns the folder's absolute path
 * @throws MooringError EXISTS when something is in the folder.
 */
export async function writeConnectorProject(dir: string): Promise<string> {
  const path = resolve(dir);
  await mkdir(path, { recursive: true });
  if ((await readdir(path)).length > 0) {
    throw new MooringError('EXISTS', `${path} is not empty.`, {
      hint: 'Name a folder that does not exist yet.',
    });
  }
  await cp(template, path, { recursive: true });
  // under its own name it would count in this repository, and npm leaves it out of packages
  await rename(join(path, 'gitignore'), join(path, '.gitignore'));
  const manifest = join(path, 'package.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace('"connector"', JSON.stringify(packageName(path))));
  return path;
}

function packageName(path: string): string {
  const name = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'connector' : name;
}
