#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type KubeconfigCase, kubeconfigCases, kubeconfigOf } from '#testing/kubeconfig/kubeconfig-cases.ts';
import { startRecordingServer } from '#testing/kubeconfig/recording-server.ts';
import { readTestFile, writeTestFiles } from '#testing/kubeconfig/write-test-files.ts';

// npm run check:kubeconfig -- PATH_OF_A_KUBECTL: the cases of lib/k8s/kube-config.test.ts, asked of kubectl
const kubectl = process.argv[2] ?? 'kubectl';
const dir = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
writeTestFiles(dir);
const server = await startRecordingServer({
  ca: readTestFile(dir, 'ca.pem'),
  certificate: readTestFile(dir, 'server.pem'),
  key: readTestFile(dir, 'server.key'),
});
const base64 = (name: string) => readFileSync(join(dir, name), 'base64');
const setting = { ...server, caData: base64('ca.pem'), clientData: base64('client.pem') };
console.log((await run('version', '--client')).output.trim());

let different = 0;
for (const each of kubeconfigCases) {
  const difference = await compare(each);
  different += difference === undefined ? 0 : 1;
  console.log(`${difference === undefined ? 'same     ' : 'DIFFERENT'} ${each.name}${difference ?? ''}`);
}
await server.stop();
rmSync(dir, { recursive: true });
console.log(`${kubeconfigCases.length - different} the same, ${different} different`);
process.exit(different === 0 ? 0 : 1);

/** What kubectl does otherwise than the case says. */
async function compare(each: KubeconfigCase): Promise<string | undefined> {
  server.requests.length = 0;
  rmSync(join(dir, 'exec-info.json'), { force: true });
  writeFileSync(join(dir, 'config'), kubeconfigOf(each, setting));
  const { output } = await run('get', '--raw', '/api/v1/namespaces/default/configmaps/a');
  const [request] = server.requests;
  const { sent } = each;
  if (sent instanceof RegExp || request === undefined) {
    // its words are its own: that it sends nothing is what counts
    return sent instanceof RegExp && request === undefined
      ? undefined
      : `: ${JSON.stringify(request)} ${output}`;
  }
  const got = Object.fromEntries(Object.keys(sent).map((key) => [key, request[key as keyof typeof sent]]));
  if (!isDeepStrictEqual(got, sent)) {
    return `: ${JSON.stringify(got)}`;
  }
  const told = existsSync(join(dir, 'exec-info.json'))
    ? JSON.parse(readTestFile(dir, 'exec-info.json'))
    : undefined;
  const { spec } = each.told?.(setting) ?? {};
  return each.told !== undefined && !isDeepStrictEqual(told.spec, spec)
    ? `: ${JSON.stringify(told)}`
    : undefined;
}

async function run(...args: string[]): Promise<{ output: string }> {
  const child = spawn(kubectl, ['--kubeconfig', join(dir, 'config'), ...args], {
    cwd: dir,
    env: { ...process.env, KUBECONFIG: '', HOME: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await once(child, 'close');
  return { output };
}
