import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a package, without what it depends on.
 * @param name with its version: "@readme/oas-examples@8.2.2"
 * @param folder where it is unpacked; what is there already is taken as it is
 * @returns the folder of its package.json
 */
export function fetchPackage(name: string, folder: string): string {
  const unpacked = join(folder, 'package');
  if (!existsSync(unpacked)) {
    const fresh = join(folder, 'fresh');
    mkdirSync(fresh, { recursive: true });
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', name, '--json', '--pack-destination', fresh], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    ) as { filename: string }[];
    execFileSync('tar', ['-xzf', join(fresh, packed?.filename ?? ''), '-C', fresh]);
    renameSync(join(fresh, 'package'), unpacked);
  }
  return unpacked;
}
