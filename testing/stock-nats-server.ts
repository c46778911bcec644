import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const name = 'nats-server';

/**
 * The path of a nats-server: the one that NATS_SERVER names, else the system's, else the program of Debian's package, fetched once
 * for the machine and kept below ~/.cache. It is unpacked only: an installed one would listen from then on.
 * @throws Error with what apt-get says where it does not get the package.
 */
export function stockNatsServer(): string {
  if (process.env.NATS_SERVER !== undefined) {
    return process.env.NATS_SERVER;
  }
  const found = spawnSync('which', [name], { encoding: 'utf8' });
  if (found.status === 0) {
    return found.stdout.trim();
  }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mooring');
  const program = join(cache, name);
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    // in a folder of its own, then in one step: several processes may miss it at once
    const fresh = mkdtempSync(join(cache, 'fresh-'));
    try {
      download(fresh);
      const archive = readdirSync(fresh).find((file) => file.endsWith('.deb')) ?? '';
      execFileSync('dpkg-deb', ['--extract', archive, '.'], { cwd: fresh });
      renameSync(join(fresh, 'usr', 'sbin', name), program);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return program;
}

/** So often, so many ms apart, it is tried again: another package manager may be renewing the list, and nobody else may then. */
const tries = 20;
const pauseMs = 3_000;

/** The list of packages is renewed only where the one that is there does not do. */
function download(folder: string): void {
  const args = ['-o', 'APT::Sandbox::User=root', 'download', '-qq', name];
  const get = () => execFileSync('apt-get', args, { cwd: folder, stdio: 'pipe' });
  for (let left = tries; left > 0; left--) {
    try {
      get();
      return;
    } catch {
      if (spawnSync('apt-get', ['update', '-qq']).status !== 0) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      }
    }
  }
  get();
}
