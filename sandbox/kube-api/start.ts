import { createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { MooringError } from '#lib/errors.ts';
import { loopbackGuard, type RequestGuard } from '#lib/http/loopback-guard.ts';
import { keepPrivate, writePrivateFile } from '#lib/private-file.ts';
import { newTokenKeyPem } from './auth/service-account-token.ts';
import { checkKeptCertificate } from './check-kept-certificate.ts';
import { createKubeApi, type KubeApi } from './create.ts';
import { createServingCertificate, isCurrent, type ServingCertificate } from './serving-certificate.ts';
import { writeKubeconfig } from './write-kubeconfig.ts';

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

/** Starts the API in a home directory: yesterday's objects, token and, where it is free, port. */
export async function startKubeApi(options: StartOptions): Promise<StartedKubeApi> {
  const { home, port } = options;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const newToken = () => randomBytes(24).toString('base64url');
  const token = keptSecret(join(home, 'admin-token'), newToken, (kept) => kept !== '');
  const tokenKeyPem = keptSecret(join(home, 'token-key.pem'), newTokenKeyPem, isPrivateKey);
  const { caPem, certificatePem, keyPem } = await keptCertificate(home);
  const api = await createKubeApi({
    databasePath: join(home, 'kube-api.sqlite'),
    adminToken: token,
    tokenKeyPem,
    tls: { certificatePem, keyPem },
    guard: options.guard ?? loopbackGuard(),
    ...(options.retainEvents === undefined ? {} : { retainEvents: options.retainEvents }),
    ...(options.logger ? { logger: options.logger } : {}),
  });
  const portFile = join(home, 'kube-api.port');
  const server = await listen(api, portFile, port);
  writeFileSync(portFile, new URL(server).port);
  const kubeconfigPath = join(home, 'kubeconfig');
  writeKubeconfig({ path: kubeconfigPath, server, token, caPem });
  return { api, server, kubeconfigPath };
}
