import { chmodSync, closeSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { errorText, MooringError } from './errors.ts';

const remedies: Record<string, string> = {
  ENOSPC: 'The disk is full: free some space, then try again.',
  EDQUOT: 'The quota is used up: free some space, then try again.',
  EROFS: 'Its directory is read-only: make it writable, or choose another one.',
  EACCES: 'Check the rights of its directory.',
};

/**
 * Writes a file that only its owner may read. Readers see the old one or the new one, never half of it.
 * @throws MooringError UNAVAILABLE with the file and what to do about it.
 */
export function writePrivateFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  // one that a killed process left may have another mode, or lead elsewhere
  rmSync(draft, { force: true });
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    const hint = remedies[(error as NodeJS.ErrnoException).code ?? ''];
    throw new MooringError('UNAVAILABLE', `The file ${path} cannot be written: ${errorText(error)}.`, {
      cause: error,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** Makes the file, or takes one that is there, so that only its owner may read it whatever wrote it before. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  keepPrivate(path);
}

/** Takes from others what they may do with a file, if it is there. */
export function keepPrivate(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() && (found.mode & 0o077) !== 0) {
    chmodSync(path, 0o600);
  }
}
