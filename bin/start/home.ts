import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { keepPrivate, writePrivateFile } from '#lib/private-file.ts';

/** Every address of a running Mooring, by the names of `DIR/endpoints.json`. */
export interface Endpoints {
  console: string | null;
  /** Address that lets a browser into the console. */
  consoleLink: string | null;
  /** Path of a kubeconfig. */
  kubeconfig: string;
  connectorInternal: string;
  connectorExternal: string;
  /** Base URL of the mTLS edge. */
  edge: string;
  /** PEM file of the CA that signs the edge's server certificate. */
  edgeCa: string;
  registry: string;
  broker: string;
  gateway: string;
  /** The gateway's health, metrics and last calls. */
  gatewayStatus: string;
  eventService: string;
  sampleShop: string;
}

/** The folder in which one Mooring keeps its state. */
export interface Home {
  readonly dir: string;
  /** A name for whoever starts from this folder, made once: the machine's, and something random. */
  readonly identity: string;
  /** What the console's link carries, made once: open pages and kept links survive a restart. */
  readonly consoleToken: string;
  /** The port that `name` had last time when it is still free, else 0. */
  rememberedPort(name: string): Promise<number>;
  rememberPorts(ports: Record<string, number>): void;
  writeEndpoints(endpoints: Endpoints): void;
  removeEndpoints(): void;
}

const host = '127.0.0.1';

export function openHome(given: string): Home {
  const dir = resolve(given);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const portsFile = join(dir, 'ports.json');

  return {
    dir,
    identity: keptText(join(dir, 'identity'), () => `${hostname()}-${randomBytes(4).toString('hex')}`),
    consoleToken: keptText(join(dir, 'console-token'), () => randomBytes(32).toString('base64url')),
    async rememberedPort(name) {
      const port = readJson<Record<string, number>>(portsFile)?.[name];
      return port !== undefined && (await isFree(port)) ? port : 0;
    },
    rememberPorts(ports) {
      writeJson(portsFile, { ...readJson<Record<string, number>>(portsFile), ...ports });
    },
    writeEndpoints: (endpoints) => writeJson(join(dir, 'endpoints.json'), endpoints),
    removeEndpoints: () => rmSync(join(dir, 'endpoints.json'), { force: true }),
  };
}

/** What a running Mooring wrote about itself, undefined where none has. */
export function readEndpoints(dir: string): Endpoints | undefined {
  return readJson<Endpoints>(join(resolve(dir), 'endpoints.json'));
}

function keptText(file: string, make: () => string): string {
  keepPrivate(file);
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') {
      return kept;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  }
  const made = make();
  writePrivateFile(file, `${made}\n`);
  return made;
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

function writeJson(file: string, value: unknown): void {
  writePrivateFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** True when nothing listens on `port` of the loopback address. */
function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, host, () => probe.close(() => answer(true)));
  });
}
