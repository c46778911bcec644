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

/** How history is forgotten is the one thing no API offers; each target has its own way. Undefined: it happens by itself, in time. */
export const compact: (() => Promise<void>) | undefined = chooseCompaction();

function chooseCompaction() {
  if (existsSync(etcdUrlFile)) return compactEtcd;
  return process.env.MOORING_CONTRACT_SANDBOX ? compactSandbox : undefined;
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
