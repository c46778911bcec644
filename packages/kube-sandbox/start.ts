import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createKubeApi } from './create.ts';
import { kubeconfigText } from './kubeconfig-text.ts';
import { createServingCertificate } from './serving-certificate.ts';

export interface StartOptions {
  /** Of the listener on 127.0.0.1; any free one where it is left out. */
  port?: number;
  /** Writes of history kept for watches and paged lists; older ones get 410. */
  retainEvents?: number;
  logger?: Logger;
}

export interface KubeSandbox {
  /** `https://127.0.0.1:PORT` */
  url: string;
  /** Of the administrator. */
  token: string;
  /** The authority to trust. */
  caPem: string;
  /** A kubeconfig with these three, readable by its owner only. */
  kubeconfigPath: string;
  /** Forgets all history: whoever watches or pages from an older revision gets 410. */
  compact(): Promise<void>;
  /** Ends watches and takes everything away. */
  stop(): Promise<void>;
}

/** Starts a Kubernetes API of its own, empty but for what a new cluster has, in a temporary directory. */
export async function startKubeSandbox(options: StartOptions = {}): Promise<KubeSandbox> {
  const { port = 0, ...rest } = options;
  const directory = mkdtempSync(join(tmpdir(), 'kube-sandbox-'));
  try {
    const { caPem, certificatePem, keyPem } = await createServingCertificate(new Date());
    const api = await createKubeApi({
      ...rest,
      databasePath: join(directory, 'objects.sqlite'),
      tls: { certificatePem, keyPem },
    });
    const url = await api.listen({ port });
    const token = api.adminToken;
    const kubeconfigPath = join(directory, 'kubeconfig');
    writeFileSync(kubeconfigPath, kubeconfigText({ server: url, token, caPem }), { mode: 0o600 });
    return {
      url,
      token,
      caPem,
      kubeconfigPath,
      compact: () => api.compact(),
      async stop() {
        await api.close();
        rmSync(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}
