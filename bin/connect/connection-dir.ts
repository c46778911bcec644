import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { parseJson } from '#lib/parse-json.ts';

const fileNames = {
  key: 'client.key',
  /** The client certificate first, its issuer after it. */
  chain: 'client.crt',
  clientCa: 'ca.crt',
  serverCa: 'server-ca.crt',
  state: 'connection.json',
} as const;

const pending = z.object({
  tokenHash: z.string(),
  /** Carries a token: the reason why this file is as private as the key. */
  csrUrl: z.url(),
  subject: z.string(),
  infoUrl: z.url(),
  /** Of the certificate that was there before, empty where none was. */
  replaces: z.string(),
});

const connection = z.object({
  tokenHash: z.string(),
  application: z.string(),
  subject: z.string(),
  infoUrl: z.url(),
  metadataUrl: z.url(),
  renewCertUrl: z.url(),
});

const state = z.object({
  /** A pairing that has begun: its first token is spent. */
  pending: pending.optional(),
  /** A pairing that is complete. */
  connection: connection.optional(),
});

export type PendingPairing = z.infer<typeof pending>;
export type Connection = z.infer<typeof connection>;
type ConnectionState = z.infer<typeof state>;

/** The folder in which one connection keeps its key, its certificate and what is done so far. */
export interface ConnectionDir {
  readonly path: string;
  pathOf(file: keyof typeof fileNames): string;
  read(file: keyof typeof fileNames): Promise<string | undefined>;
  /** Replaces the file as a whole, readable by its owner only: a kill leaves the old one or the new one. */
  write(file: keyof typeof fileNames, content: string): Promise<void>;
  /** Like `write`, but keeps a file that is there. @returns what the file contains then. */
  writeOnce(file: keyof typeof fileNames, content: string): Promise<string>;
  /** @throws MooringError INVALID when the file is not one of this program's. */
  readState(): Promise<ConnectionState>;
  writeState(next: ConnectionState): Promise<void>;
}

export function openConnectionDir(given: string): ConnectionDir {
  const path = resolve(given);
  const pathOf = (file: keyof typeof fileNames) => join(path, fileNames[file]);

  async function read(file: keyof typeof fileNames): Promise<string | undefined> {
    try {
      return await readFile(pathOf(file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  async function write(file: keyof typeof fileNames, content: string): Promise<void> {
    const draft = await writeDraft(path, pathOf(file), content);
    await rename(draft, pathOf(file));
  }

  return {
    path,
    pathOf,
    read,
    write,
    async writeOnce(file, content) {
      const draft = await writeDraft(path, pathOf(file), content);
      try {
        await link(draft, pathOf(file));
        return content;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
          throw error;
        }
        return await readFile(pathOf(file), 'utf8');
      } finally {
        await rm(draft, { force: true });
      }
    },
    async readState() {
      const text = await read('state');
      if (text === undefined) {
        return {};
      }
      const parsed = state.safeParse(parseJson(text));
      if (!parsed.success) {
        throw new MooringError('INVALID', `${pathOf('state')} is not what mooring connect writes.`, {
          hint: 'Choose another folder with --dir, or move this one away and pair again with a new token.',
        });
      }
      return parsed.data;
    },
    writeState: (next) => write('state', `${JSON.stringify(next, null, 2)}\n`),
  };
}

async function writeDraft(folder: string, path: string, content: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    // whatever the umask says
    await chmod(draft, 0o600);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}
