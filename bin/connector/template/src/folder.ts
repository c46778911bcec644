import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where one connection keeps its key, its certificate and its addresses. */
export interface Folder {
  /** Undefined where the file is not there. */
  read(name: string): string | undefined;
  /** Replaces the file as a whole: a kill leaves the old one or the new one. Readable by its owner only. */
  write(name: string, content: string): void;
}

export function openFolder(path: string): Folder {
  return {
    read(name) {
      try {
        return readFileSync(join(path, name), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          return undefined;
        }
        throw error;
      }
    },
    write(name, content) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      const draft = join(path, `.${name}.${process.pid}`);
      writeFileSync(draft, content, { mode: 0o600 });
      renameSync(draft, join(path, name));
    },
  };
}
