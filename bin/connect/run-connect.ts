import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorText, MooringError } from '#lib/errors.ts';
import {
  type ConnectorClient,
  createConnectorClient,
  parseCertificate,
} from '#lib/http/connector-client/connector-client.ts';
import { createCaller } from '#lib/http/connector-client/create-caller.ts';
import { type ConnectionDir, openConnectionDir } from './connection-dir.ts';
import { explainFailure } from './explain-failure.ts';
import { keepRenewed } from './keep-renewed.ts';
import { pair } from './pair.ts';
import { readSpecificationsFolder } from './read-specifications-folder.ts';
import { readConnected, renew } from './renew.ts';

export interface ConnectOptions {
  /** Undefined where the folder is connected already. */
  tokenUrl: string | undefined;
  dir: string;
  specs?: string;
  /** PEM file of the authority that signs the servers' certificates. */
  ca?: string;
  insecure: boolean;
  renew: boolean;
  keep: boolean;
}

export interface ConnectContext {
  say(line: string): void;
  warn(line: string): void;
  env: NodeJS.ProcessEnv;
  now(): Date;
  /** Ends `keep`. */
  signal: AbortSignal;
}

/** Pairs, registers and renews as asked; every part can be run again. */
export async function runConnect(options: ConnectOptions, context: ConnectContext): Promise<void> {
  const { tokenUrl } = options;
  const { say, env, now } = context;
  if (tokenUrl === undefined && !options.renew && !options.keep && options.specs === undefined) {
    throw new MooringError('INVALID', 'There is nothing to do without a TOKEN_URL.', {
      hint: 'Give the address that came with the token, or one of --renew, --keep and --specs for a folder that is connected.',
    });
  }
  const dir = openConnectionDir(options.dir);
  const client = await openClient(options, dir, context);
  if (tokenUrl !== undefined) {
    warnOfPlainHttp(tokenUrl, context);
    await pair({ dir, client, say }, tokenUrl);
  }
  if (options.renew) {
    await renew(dir, client, now());
  }
  const connected = await readConnected(dir);
  say(`Valid until    ${connected.certificate.validToDate.toISOString()}`);
  if (options.specs !== undefined) {
    const { application, metadataUrl } = connected.connection;
    const registrations = await readSpecificationsFolder(options.specs, { application, env });
    await client.register(metadataUrl, connected, registrations, ({ name, id }, how) =>
      say(`${how === 'registered' ? 'Registered    ' : 'Updated       '} ${name} (${id})`),
    );
  }
  if (options.keep) {
    say('Stays to renew the certificate; Ctrl-C ends it.');
    await keepRenewed({
      current: async () => (await readConnected(dir)).certificate,
      renew: () => renew(dir, client, now()),
      say,
      now,
      sleep: (ms) => sleep(ms, undefined, { signal: context.signal }).catch(() => undefined),
      signal: context.signal,
    });
  }
}

/** The authority given by --ca is kept in the folder, so that later runs need not name it. */
async function openClient(
  { ca, insecure }: ConnectOptions,
  dir: ConnectionDir,
  { warn }: ConnectContext,
): Promise<ConnectorClient> {
  if (insecure) {
    warn('Warning: --insecure believes any server; whoever sits in between can read the token.');
  }
  if (ca === undefined) {
    return clientWith(await dir.read('serverCa'), insecure);
  }
  const serverCaPem = await readFile(ca, 'utf8').catch((error: unknown) => {
    throw new MooringError('INVALID', `The file of --ca cannot be read: ${errorText(error)}`);
  });
  if (parseCertificate(serverCaPem) === undefined) {
    throw new MooringError('INVALID', `${ca} contains no certificate in PEM form.`);
  }
  await dir.write('serverCa', serverCaPem);
  return clientWith(serverCaPem, insecure);
}

function clientWith(serverCaPem: string | undefined, insecure: boolean): ConnectorClient {
  return createConnectorClient(
    createCaller({ serverCa: async () => serverCaPem, insecure, explain: explainFailure }),
  );
}

function warnOfPlainHttp(tokenUrl: string, { warn }: ConnectContext): void {
  const url = URL.parse(tokenUrl);
  if (url?.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    warn('Warning: the token travels unencrypted, its address begins with http.');
  }
}
