import { createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createKubeApi, type KubeApi, type KubeApiOptions } from 'kube-sandbox/create';
import { kubeconfigText } from 'kube-sandbox/kubeconfig-text';
import { newTokenKeyPem } from 'kube-sandbox/service-account-token';
import {
  createServingCertificate,
  isCurrent,
  type ServingCertificate,
} from 'kube-sandbox/serving-certificate';
import { UnreadableDatabaseError } from 'kube-sandbox/unreadable-database-error';
import type { Logger } from 'pino';
import { errorText, MooringError } from '#lib/errors.ts';
import { cutStalledReaders } from '#lib/http/cut-stalled-readers.ts';
import { downloadMark, refuseDownload } from '#lib/http/download-mark.ts';
import { loopbackGuard, type RequestGuard } from '#lib/http/loopback-guard.ts';
import { keepPrivate, makePrivateFile, writePrivateFile } from '#lib/private-file.ts';
import { checkKeptCertificate } from './check-kept-certificate.ts';
import { databaseFiles } from './database-files.ts';

export interface StartOptions {
  /** The directory that holds everything: database, token, key, port, kubeconfig. */
  home: string;
  /** 0: the port of the last run in this home when it is free, else any free one. */
  port: number;
  retainEvents?: number;
  logger?: Logger;
  /** Of its listener; by default that of the loopback names alone. */
  guard?: RequestGuard | undefined;
}

export interface StartedKubeApi {
  api: KubeApi;
  server: string;
  kubeconfigPath: string;
}

/**
 * Reads a secret file of the home, made with mode 0600 on first use.
 * @throws MooringError INVALID for one that `check` does not take.
 */
function keptSecret(path: string, make: () => string, check: (value: string) => boolean): string {
  keepPrivate(path);
  if (existsSync(path)) {
    const kept = readFileSync(path, 'utf8').trim();
    if (!check(kept)) {
      throw new MooringError(
        'INVALID',
        `The file ${path} cannot be used: it is not what was written there.`,
        {
          hint: 'Delete it: the next start makes it anew, and what was signed or let in by the old one no longer counts.',
        },
      );
    }
    return kept;
  }
  const value = make();
  writePrivateFile(path, `${value}\n`);
  return value.trim();
}

/** The home's certificate; a new one when there is none or it is about to end. */
async function keptCertificate(home: string): Promise<ServingCertificate> {
  const paths = {
    caPem: join(home, 'api-ca.pem'),
    certificatePem: join(home, 'api-tls.pem'),
    keyPem: join(home, 'api-tls-key.pem'),
  };
  keepPrivate(paths.keyPem);
  const now = new Date();
  if (Object.values(paths).every((path) => existsSync(path))) {
    const read = (path: string): string => readFileSync(path, 'utf8');
    const kept = {
      caPem: read(paths.caPem),
      certificatePem: read(paths.certificatePem),
      keyPem: read(paths.keyPem),
    };
    checkKeptCertificate(kept, paths, now);
    if (isCurrent(kept, now)) return kept;
  }
  const made = await createServingCertificate(now);
  for (const part of ['caPem', 'certificatePem', 'keyPem'] as const)
    writePrivateFile(paths[part], made[part]);
  return made;
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}

async function listen(api: KubeApi, portFile: string, port: number): Promise<string> {
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  if (port !== 0 || !remembered) return api.listen({ port });
  try {
    return await api.listen({ port: remembered });
  } catch {
    return api.listen({ port: 0 });
  }
}

/** @throws MooringError INVALID for a file that is no database. */
async function open(options: KubeApiOptions): Promise<KubeApi> {
  try {
    return await createKubeApi(options);
  } catch (error) {
    if (error instanceof UnreadableDatabaseError) {
      const hint = 'Put a copy of it there, or start with --fresh, which forgets what it held.';
      throw new MooringError('INVALID', error.message, { cause: error, hint });
    }
    throw error;
  }
}

/** Why a request is not answered: a web page caused it, or an application named this address for a download. */
function refusalOf(guard: RequestGuard, { headers }: IncomingMessage): string | undefined {
  const fetchSite = headers['sec-fetch-site']?.toString();
  try {
    guard({ host: headers.host ?? '', origin: headers.origin, fetchSite });
    refuseDownload(headers[downloadMark.name]);
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

/** Starts the API in a home directory: yesterday's objects, token and, where it is free, port. */
export async function startKubeApi(options: StartOptions): Promise<StartedKubeApi> {
  const { home, port } = options;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const newToken = () => randomBytes(24).toString('base64url');
  const token = keptSecret(join(home, 'admin-token'), newToken, (kept) => kept !== '');
  const tokenKeyPem = keptSecret(join(home, 'token-key.pem'), newTokenKeyPem, isPrivateKey);
  const { caPem, certificatePem, keyPem } = await keptCertificate(home);
  const [databasePath = '', ...besideIt] = databaseFiles.map((file) => join(home, file));
  // one that is there may have come with other rights: Secrets are in it as they are
  makePrivateFile(databasePath);
  besideIt.forEach(keepPrivate);
  const guard = options.guard ?? loopbackGuard();
  const api = await open({
    databasePath,
    adminToken: token,
    tokenKeyPem,
    tls: { certificatePem, keyPem },
    refuse: (request) => refusalOf(guard, request),
    prepareServer: cutStalledReaders,
    ...(options.retainEvents === undefined ? {} : { retainEvents: options.retainEvents }),
    ...(options.logger ? { logger: options.logger } : {}),
  });
  const portFile = join(home, 'kube-api.port');
  const server = await listen(api, portFile, port);
  writeFileSync(portFile, new URL(server).port);
  const kubeconfigPath = join(home, 'kubeconfig');
  writePrivateFile(kubeconfigPath, kubeconfigText({ server, token, caPem, name: 'mooring-sandbox' }));
  return { api, server, kubeconfigPath };
}
