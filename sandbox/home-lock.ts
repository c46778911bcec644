import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MooringError } from '#lib/errors.ts';

export interface HomeLock {
  release(): void;
}

interface Owner {
  pid: number;
  /** When the process started, in the operating system's own count; empty where it does not tell. */
  started: string;
}

/**
 * Takes a home directory for this process. The lock of a process that has ended, however it ended, does not count.
 * @throws MooringError EXISTS when a live process uses the home.
 */
export function lockHome(home: string): HomeLock {
  const path = join(home, 'sandbox.lock');
  const self: Owner = { pid: process.pid, started: startOf(process.pid) ?? '' };
  for (let attempt = 1; !tryWrite(path, self); attempt++) {
    const owner = readOwner(path);
    if (owner !== undefined && (isAlive(owner) || attempt > 3)) {
      throw new MooringError(
        'EXISTS',
        `The directory ${home} is in use by a running Mooring (process ${owner.pid}).`,
        {
          hint: 'Stop that one first, or choose another directory with --home.',
        },
      );
    }
    rmSync(path, { force: true });
  }
  return {
    release() {
      const owner = readOwner(path);
      if (owner?.pid === self.pid && owner.started === self.started) {
        rmSync(path, { force: true });
      }
    },
  };
}

function tryWrite(path: string, owner: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' ? { pid: owner.pid, started: owner.started ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const started = startOf(owner.pid);
  // the number may have gone to another process since
  return started === undefined || owner.started === '' || started === owner.started;
}

/** Start time of a process as Linux counts it; undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
