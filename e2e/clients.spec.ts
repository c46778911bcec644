import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures/mooring.ts';
import { StockTools } from './stock-tools.ts';

// Connectors in other languages, as processes with nothing of ours in them.
const run = promisify(execFile);
const clients = join(import.meta.dirname, 'clients');
const namespace = 'kyma-integration';

const languages = [
  { what: 'a shell script with openssl and curl', command: ['sh', 'openssl-curl.sh'], service: 'Shell API' },
  { what: "Python's standard library", command: ['python3', 'standard_library.py'], service: 'Python API' },
  { what: "Java's keytool and HttpClient", command: ['java', 'KeytoolClient.java'], service: 'Java API' },
];

for (const { what, command, service } of languages) {
  test(`${what}: pairs, registers, renews and revokes`, async ({ endpoints }) => {
    test.setTimeout(120_000);
    const tools = new StockTools(endpoints.kubeconfig);
    const folder = mkdtempSync(join(tmpdir(), 'mooring-client-'));
    const name = `client-${randomBytes(3).toString('hex')}`;
    try {
      await tools.apply({
        apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
        kind: 'Application',
        metadata: { name },
        spec: { description: what },
      });
      const url = await newToken(tools, endpoints.connectorInternal, name);
      const [program = '', source = ''] = command;
      const { stdout } = await run(program, [join(clients, source), url, endpoints.edgeCa, folder]);
      const steps = stdout.trim().split('\n');
      expect(steps.map((line) => line.split(' ')[0])).toEqual([
        'info',
        'paired',
        'registered',
        'renewed',
        'revoked',
      ]);

      const application = JSON.parse(await tools.kubectl(['get', 'application', name, '-o', 'json']));
      const [registered] = application.spec.services as { id: string; displayName: string }[];
      expect(registered).toMatchObject({ id: steps[2]?.split(' ')[1], displayName: service });

      const fingerprint = (steps[4]?.split(/[ =]/).at(-1) ?? '').replaceAll(':', '').toLowerCase();
      const issued = await configMap(tools, `${name}-issued-certificates`);
      expect(Object.keys(issued)).toHaveLength(2);
      expect(JSON.parse(issued[fingerprint] ?? '{}')).toMatchObject({ renewedFrom: expect.any(String) });
      expect(await configMap(tools, 'revocations-config')).toHaveProperty(fingerprint);
    } finally {
      await tools.kubectl(['delete', 'application', name, '--ignore-not-found', '--wait=false']);
      tools.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test('kubectl get all lists what belongs to an Application', async ({ endpoints }) => {
  const tools = new StockTools(endpoints.kubeconfig);
  const name = `all-${randomBytes(3).toString('hex')}`;
  try {
    await tools.apply({
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name },
      spec: {},
    });
    const all = () =>
      tools.kubectl(['get', 'all', '-n', namespace, '-l', `application=${name}`, '-o', 'name']);
    await expect
      .poll(async () => (await all()).trim().split('\n').sort(), { timeout: 60_000 })
      .toEqual(
        ['application-gateway', 'event-service', 'validator'].map((part) => `service/${name}-${part}`),
      );
  } finally {
    await tools.kubectl(['delete', 'application', name, '--ignore-not-found', '--wait=false']);
    tools.remove();
  }
});

async function newToken(tools: StockTools, connector: string, application: string): Promise<string> {
  const answer = await tools.curl(
    `${connector}/v1/applications/tokens`,
    '-X',
    'POST',
    '-H',
    `Application: ${application}`,
  );
  expect(answer.status).toBe(201);
  return (answer.json() as { url: string }).url;
}

async function configMap(tools: StockTools, name: string): Promise<Record<string, string>> {
  const text = await tools.kubectl(['get', 'configmap', '-n', namespace, name, '-o', 'json']);
  return (JSON.parse(text) as { data?: Record<string, string> }).data ?? {};
}
