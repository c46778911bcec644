import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorText, MooringError } from '#lib/errors.ts';
import type { ClusterAccess } from './cluster-access.ts';
import type { KubeconfigExec } from './kubeconfig-schema.ts';

const credentialSchema = z.object({
  apiVersion: z.string(),
  kind: z.literal('ExecCredential'),
  status: z
    .object({
      expirationTimestamp: z.iso.datetime({ offset: true }).nullish(),
      token: z.string().nullish(),
      clientCertificateData: z.string().nullish(),
      clientKeyData: z.string().nullish(),
    })
    .refine(
      ({ token, clientCertificateData: cert, clientKeyData: key }) => (token || cert) && !cert === !key,
      'it holds neither a token nor a client certificate with its key',
    ),
});

/** What a plugin gave. */
export interface PluginCredential {
  token: string | undefined;
  /** PEM. */
  certificate: string | undefined;
  key: string | undefined;
  /** When to ask again; undefined: when the server refuses it. */
  expiresAtMs: number | undefined;
}

const mostOutput = 1_000_000;
const mostErrorText = 500;
const execExtension = 'client.authentication.k8s.io/exec';

/**
 * Asks the plugin of a kubeconfig's user for credentials (client.authentication.k8s.io v1 and v1beta1). It gets no standard
 * input; that it is not interactive, and the cluster where the file wants so, stand in KUBERNETES_EXEC_INFO.
 * @throws MooringError UNAUTHENTICATED with the plugin's own words.
 */
export async function askCredentialPlugin(
  exec: KubeconfigExec,
  cluster: ClusterAccess['cluster'],
): Promise<PluginCredential> {
  const { apiVersion = '', command = '' } = exec;
  const info = {
    kind: 'ExecCredential',
    apiVersion,
    spec: { ...(exec.provideClusterInfo ? { cluster: clusterInfo(cluster) } : {}), interactive: false },
  };
  const own = Object.fromEntries(exec.env.map(({ name, value }) => [name, value]));
  const { output, errors, code } = await run(exec, {
    ...process.env,
    ...own,
    KUBERNETES_EXEC_INFO: JSON.stringify(info),
  });
  if (code !== 0) {
    const words = errors.trim().slice(-mostErrorText);
    throw refusal(exec, `it ended with ${code ?? 'a signal'}${words === '' ? '' : `: ${words}`}`);
  }
  const parsed = credentialSchema.safeParse(parse(output, exec));
  if (!parsed.success) {
    throw refusal(exec, z.prettifyError(parsed.error));
  }
  if (parsed.data.apiVersion !== apiVersion) {
    const returned = parsed.data.apiVersion;
    throw refusal(exec, `it is configured to use ${apiVersion}, and the plugin returned version ${returned}`);
  }
  const { token, clientCertificateData, clientKeyData, expirationTimestamp } = parsed.data.status;
  return {
    token: token || undefined,
    certificate: clientCertificateData || undefined,
    key: clientKeyData || undefined,
    expiresAtMs: expirationTimestamp ? Date.parse(expirationTimestamp) : undefined,
  };

  async function run(wanted: KubeconfigExec, env: NodeJS.ProcessEnv) {
    // the program is the person's own: no file of the console, which a build would gather
    const child = spawn(/* turbopackIgnore: true */ command, wanted.args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > mostOutput) {
        child.kill();
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-mostOutput);
    });
    try {
      const [code] = (await once(child, 'close')) as [number | null];
      return { output, errors, code };
    } catch (error) {
      throw refusal(wanted, errorText(error));
    }
  }
}

/** What rest.ConfigToExecCluster of client-go makes of a cluster, in its order. */
function clusterInfo(cluster: ClusterAccess['cluster']): Record<string, unknown> {
  const { 'certificate-authority': file, 'certificate-authority-data': data } = cluster;
  const caData = file === undefined ? data : readFileSync(file, 'base64');
  const serverName = cluster['tls-server-name'];
  const proxyUrl = cluster['proxy-url'];
  return {
    server: cluster.server,
    ...(serverName === undefined ? {} : { 'tls-server-name': serverName }),
    ...(cluster['insecure-skip-tls-verify'] ? { 'insecure-skip-tls-verify': true } : {}),
    ...(caData === undefined ? {} : { 'certificate-authority-data': caData }),
    ...(proxyUrl === undefined ? {} : { 'proxy-url': proxyUrl }),
    ...(cluster['disable-compression'] ? { 'disable-compression': true } : {}),
    config: cluster.extensions.find(({ name }) => name === execExtension)?.extension ?? null,
  };
}

function parse(output: string, exec: KubeconfigExec): unknown {
  try {
    return JSON.parse(output);
  } catch {
    throw refusal(exec, 'its output is no JSON');
  }
}

function refusal({ command = '', installHint }: KubeconfigExec, what: string): MooringError {
  return new MooringError(
    'UNAUTHENTICATED',
    `The kubeconfig's plugin ${command} gives no credentials: ${what.replace(/\.$/, '')}.${installHint === undefined ? '' : ` ${installHint}`}`,
    { hint: 'Run kubectl with the same kubeconfig and context, and sign in where it asks for it.' },
  );
}
