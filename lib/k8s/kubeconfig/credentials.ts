import { readFile } from 'node:fs/promises';
import type { ClusterAccess } from './cluster-access.ts';
import type { ClusterTls } from './cluster-dispatcher.ts';
import { askCredentialPlugin, type PluginCredential } from './credential-plugin.ts';
import { impersonationHeaders } from './impersonation-headers.ts';
import { createProviderHeaders } from './provider-headers.ts';

export interface Credentials {
  headers: Record<string, string | string[]>;
  tls: ClusterTls;
  /** When they end, where that is known. */
  expiresAtMs?: number | undefined;
}

export interface CredentialSource {
  /** Reads the files that the kubeconfig names, and asks its plugin where what it gave has expired. */
  read(): Promise<Credentials>;
  /** The server refused what the plugin gave: the next `read` asks it again. */
  refused(): void;
}

/** Who a client is, by a kubeconfig's user; of several ways the one that kubectl takes. */
export function createCredentialSource(access: ClusterAccess): CredentialSource {
  const { cluster, user } = access;
  const isSecure = cluster.server.startsWith('https:');
  const providerHeaders = createProviderHeaders(access);
  let given: PluginCredential | undefined;
  let asked: Promise<PluginCredential> | undefined;

  /** One plugin at a time: it may open a browser. */
  async function ofPlugin(): Promise<PluginCredential | undefined> {
    const { exec } = user;
    if (!exec) {
      return undefined;
    }
    if (given === undefined || (given.expiresAtMs ?? Number.POSITIVE_INFINITY) <= Date.now()) {
      asked ??= askCredentialPlugin(exec, cluster).finally(() => {
        asked = undefined;
      });
      given = await asked;
    }
    return given;
  }

  async function readTls(plugin: PluginCredential | undefined): Promise<ClusterTls> {
    const [ca, cert, key] = await Promise.all([
      pemOf(cluster['certificate-authority'], cluster['certificate-authority-data']),
      pemOf(user['client-certificate'], user['client-certificate-data']),
      pemOf(user['client-key'], user['client-key-data']),
    ]);
    return {
      ca,
      cert: cert ?? plugin?.certificate,
      key: key ?? plugin?.key,
      serverName: cluster['tls-server-name'],
      insecure: cluster['insecure-skip-tls-verify'],
    };
  }

  async function authorization(): Promise<{ headers: Record<string, string>; plugin?: PluginCredential }> {
    if (user.tokenFile !== undefined) {
      return { headers: bearer(await readToken(user.tokenFile)) };
    }
    if (user.token !== undefined) {
      return { headers: bearer(user.token) };
    }
    if (user.username !== undefined || user.password !== undefined) {
      const pair = Buffer.from(`${user.username ?? ''}:${user.password ?? ''}`).toString('base64');
      return { headers: { authorization: `Basic ${pair}` } };
    }
    const plugin = await ofPlugin();
    if (plugin !== undefined) {
      return { headers: plugin.token === undefined ? {} : bearer(plugin.token), plugin };
    }
    return { headers: (await providerHeaders?.()) ?? {} };
  }

  return {
    async read() {
      const acting = impersonationHeaders(user);
      if (!isSecure) {
        // as kubectl: what could be overheard is not said
        const tls = {
          ca: undefined,
          cert: undefined,
          key: undefined,
          serverName: undefined,
          insecure: false,
        };
        return { headers: acting, tls };
      }
      const { headers, plugin } = await authorization();
      return {
        headers: { ...headers, ...acting },
        tls: await readTls(plugin),
        expiresAtMs: plugin?.expiresAtMs,
      };
    },
    refused() {
      given = undefined;
    },
  };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function readToken(path: string): Promise<string> {
  const token = (await readFile(path, 'utf8')).trim();
  if (token === '') {
    throw new Error(`${path} holds no token`);
  }
  return token;
}

async function pemOf(file: string | undefined, base64: string | undefined): Promise<string | undefined> {
  if (base64 !== undefined) {
    return Buffer.from(base64, 'base64').toString('utf8');
  }
  return file === undefined ? undefined : readFile(file, 'utf8');
}
