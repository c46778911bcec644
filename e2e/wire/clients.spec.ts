import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Endpoints } from '#bin/start/home.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { StockTools } from '#e2e/fixtures/stock-tools.ts';

// Connectors in other languages, as processes with nothing of ours in them.
const run = promisify(execFile);
const clients = join(import.meta.dirname, 'clients');
const mooring = join(import.meta.dirname, '..', '..', 'bin', 'mooring.ts');
const namespace = 'kyma-integration';

const languages = [
  { what: 'a shell script with openssl and curl', command: ['sh', 'openssl-curl.sh'], service: 'Shell API' },
  { what: "Python's standard library", command: ['python3', 'standard_library.py'], service: 'Python API' },
  { what: "Java's keytool and HttpClient", command: ['java', 'KeytoolClient.java'], service: 'Java API' },
];

for (const { what, command, service } of languages) {
  test(`${what}: pairs, registers, renews and revokes`, async ({ endpoints }) => {
    test.setTimeout(120_000);
    await withApplication(endpoints, async ({ tools, name, folder, url }) => {
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
      expect(await displayNames(tools, name)).toEqual([service]);

      const fingerprint = (steps[4]?.split(/[ =]/).at(-1) ?? '').replaceAll(':', '').toLowerCase();
      const issued = await configMap(tools, `${name}-issued-certificates`);
      expect(certificatesIn(issued)).toHaveLength(2);
      await expect.poll(() => usedAt(tools, name)).toMatch(/^20\d\d-/);
      expect(JSON.parse(issued[fingerprint] ?? '{}')).toMatchObject({ renewedFrom: expect.any(String) });
      expect(await configMap(tools, 'revocations-config')).toHaveProperty(fingerprint);
    });
  });
}

test('mooring connect: pairs, registers a folder of specifications and renews; again, it updates', async ({
  endpoints,
}) => {
  await withApplication(endpoints, async ({ tools, name, folder, url }) => {
    const specs = join(folder, 'specs');
    const dir = join(folder, 'connection');
    await mkdir(specs);
    const spec = { openapi: '3.0.0', info: { title: 'Terminal API', version: '1' }, paths: {} };
    await writeFile(
      join(specs, 'api.json'),
      JSON.stringify({ ...spec, servers: [{ url: 'http://shop.example.com' }] }),
    );
    const connect = (...more: string[]) =>
      run(process.execPath, [mooring, 'connect', ...more, '--dir', dir, '--specs', specs], { cwd: folder });
    const first = await connect(url, '--ca', endpoints.edgeCa);
    expect(first.stdout).toContain(`Connected as   ${name}`);
    expect(first.stdout).toContain('Registered     Terminal API');
    for (const file of ['client.key', 'client.crt', 'connection.json']) {
      expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600);
    }
    expect((await connect('--renew')).stdout).toContain('Updated        Terminal API');
    expect(certificatesIn(await configMap(tools, `${name}-issued-certificates`))).toHaveLength(2);
    expect(await displayNames(tools, name)).toEqual(['Terminal API']);
  });
});

test('mooring connector init: its project pairs, registers and renews', async ({ endpoints }) => {
  await withApplication(endpoints, async ({ tools, name, folder, url }) => {
    const project = join(folder, 'shop');
    await run(process.execPath, [mooring, 'connector', 'init', project]);
    const env = { ...process.env, CONNECTOR_CA: endpoints.edgeCa };
    const main = (...more: string[]) =>
      run(process.execPath, ['src/main.ts', ...more], { cwd: project, env });
    expect((await main('pair', url)).stdout).toBe(`paired ${name}\n`);
    const [first, second] = [await main('register'), await main('register')];
    expect(second.stdout).toBe(first.stdout);
    expect((await main('renew')).stdout).toMatch(/^renewed 20/);
    expect(await displayNames(tools, name)).toEqual(['Orders']);
    expect(certificatesIn(await configMap(tools, `${name}-issued-certificates`))).toHaveLength(2);
  });
});

test('kubectl get all lists what belongs to an Application', async ({ endpoints }) => {
  const tools = new StockTools(endpoints.kubeconfig);
  const name = `all-${randomBytes(3).toString('hex')}`;
  try {
    await createApplication(tools, name);
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

interface Situation {
  tools: StockTools;
  /** Of an Application that nobody has connected yet. */
  name: string;
  /** An empty folder of its own. */
  folder: string;
  /** Its token's address. */
  url: string;
}

async function withApplication(endpoints: Endpoints, act: (situation: Situation) => Promise<void>) {
  const tools = new StockTools(endpoints.kubeconfig);
  const folder = await mkdtemp(join(tmpdir(), 'mooring-client-'));
  const name = `client-${randomBytes(3).toString('hex')}`;
  try {
    await createApplication(tools, name);
    await act({ tools, name, folder, url: await newToken(tools, endpoints.connectorInternal, name) });
  } finally {
    await tools.kubectl(['delete', 'application', name, '--ignore-not-found', '--wait=false']);
    tools.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function createApplication(tools: StockTools, name: string): Promise<void> {
  await tools.apply({
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name },
    spec: {},
  });
}

async function displayNames(tools: StockTools, application: string): Promise<string[]> {
  const { spec } = JSON.parse(await tools.kubectl(['get', 'application', application, '-o', 'json']));
  return (spec.services as { displayName: string }[]).map(({ displayName }) => displayName);
}

/** What is noted of the last use of a certificate. */
async function usedAt(tools: StockTools, application: string): Promise<string | undefined> {
  const { metadata } = JSON.parse(await tools.kubectl(['get', 'application', application, '-o', 'json']));
  return metadata.annotations?.['connectivity.mooring.dev/certificate-used-at'];
}

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

/** Their fingerprints; beside each stands when it was used. */
function certificatesIn(issued: Record<string, string>): string[] {
  return Object.keys(issued).filter((key) => /^[0-9a-f]{64}$/.test(key));
}

async function configMap(tools: StockTools, name: string): Promise<Record<string, string>> {
  const text = await tools.kubectl(['get', 'configmap', '-n', namespace, name, '-o', 'json']);
  return (JSON.parse(text) as { data?: Record<string, string> }).data ?? {};
}
