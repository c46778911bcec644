import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

let found: Promise<string> | undefined;

/** Where kubectl is: on the PATH, or in the cache, into which Debian's is unpacked when there is none. */
export function kubectlPath(): Promise<string> {
  found ??= run(join(import.meta.dirname, '../cluster/kubectl'), []).then(({ stdout }) => stdout.trim());
  return found;
}
