import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { request } from 'undici';
import { text } from './document.ts';
import { readKubeconfig } from './kubeconfig.ts';
import { WireClient } from './wire-client.ts';

const kubeconfigPath = process.env.MOORING_CONTRACT_KUBECONFIG;
if (!kubeconfigPath) {
  throw new Error(
    'MOORING_CONTRACT_KUBECONFIG is not set: start the suite with npm run test:contract or npm run test:cluster',
  );
}

export const kubeconfig = kubeconfigPath;
export const api = new WireClient(readKubeconfig(kubeconfig));

const etcdUrlFile = join(dirname(kubeconfig), 'etcd.url');

/**
 * How history is forgotten is the one thing no API offers; each target has its own way. A cluster of somebody else's
 * forgets by itself, minutes later: there nothing happens here.
 */
export async function compact(): Promise<void> {
  if (existsSync(etcdUrlFile)) return compactEtcd();
  if (process.env.MOORING_CONTRACT_SANDBOX) return compactSandbox();
}

/** A continue token whose moment has been forgotten, made from one that is still good. */
export async function outlive(token: string): Promise<string> {
  await compact();
  if (existsSync(etcdUrlFile) || process.env.MOORING_CONTRACT_SANDBOX) return token;
  // what kube-apiserver puts into a token; nobody remembers the first revision
  const content: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
  return Buffer.from(JSON.stringify({ ...Object(content), rv: 1 })).toString('base64url');
}

async function compactEtcd() {
  const current = await api.get('/api/v1/namespaces', { limit: 1 });
  const response = await request(`${readFileSync(etcdUrlFile, 'utf8').trim()}/v3/kv/compaction`, {
    method: 'POST',
    body: JSON.stringify({ revision: text(current.body, 'metadata.resourceVersion') }),
  });
  const answer = await response.body.text();
  // somebody else compacted further meanwhile: just as good
  if (response.statusCode !== 200 && !answer.includes('has been compacted'))
    throw new Error(`etcd: ${answer}`);
}

async function compactSandbox() {
  const reply = await api.post('/sandbox/compact', {});
  if (reply.status !== 200)
    throw new Error(`/sandbox/compact: ${reply.status} ${JSON.stringify(reply.body)}`);
}
