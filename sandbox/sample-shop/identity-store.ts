import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';

const pairing = z.object({
  application: z.string(),
  subject: z.string(),
  /** Addresses behind the edge, as management info named them. */
  metadataUrl: z.string(),
  infoUrl: z.string(),
  pairedAt: z.string(),
});

export type Pairing = z.infer<typeof pairing>;

/** What the shop needs to speak as one Application. */
export interface Identity {
  pairing: Pairing;
  keyPem: string;
  /** The client certificate first, its issuer after it. */
  chainPem: string;
}

export interface IdentityStore {
  save(identity: Identity): Promise<void>;
  /** Undefined where the shop was never paired as `application`. */
  find(application: string): Promise<Identity | undefined>;
  /** Newest pairing first. */
  list(): Promise<Identity[]>;
}

const applicationName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Keys and certificates below `homeDir`, one directory per Application, readable by the owner only. */
export function createIdentityStore(homeDir: string): IdentityStore {
  function directoryOf(application: string): string {
    if (!applicationName.test(application)) {
      throw new MooringError('INVALID', `"${application.slice(0, 70)}" is no name of an Application.`);
    }
    return join(homeDir, application);
  }

  async function find(application: string): Promise<Identity | undefined> {
    const directory = directoryOf(application);
    try {
      const [text, keyPem, chainPem] = await Promise.all(
        ['pairing.json', 'client.key', 'client.crt'].map((name) => readFile(join(directory, name), 'utf8')),
      );
      return {
        pairing: pairing.parse(JSON.parse(text ?? '')),
        keyPem: keyPem ?? '',
        chainPem: chainPem ?? '',
      };
    } catch {
      // never paired, or left half-written by a crash: both mean that it has to be paired again
      return undefined;
    }
  }

  return {
    find,
    async save(identity) {
      const directory = directoryOf(identity.pairing.application);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await chmod(directory, 0o700);
      await replaceFile(join(directory, 'client.key'), identity.keyPem);
      await replaceFile(join(directory, 'client.crt'), identity.chainPem);
      await replaceFile(join(directory, 'pairing.json'), `${JSON.stringify(identity.pairing, null, 2)}\n`);
    },
    async list() {
      const names = await readdir(homeDir).catch(() => [] as string[]);
      const found = await Promise.all(names.filter((name) => applicationName.test(name)).map(find));
      return found
        .filter((identity) => identity !== undefined)
        .sort((a, b) => b.pairing.pairedAt.localeCompare(a.pairing.pairedAt));
    },
  };
}

async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, content, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}
