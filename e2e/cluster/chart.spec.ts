import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { splitManifests } from '#deploy/chart/split-manifests.ts';
import { HelmClient } from '#e2e/fixtures/helm-client.ts';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { chartSets } from '#testing/chart-sets.ts';
import { chartDir, renderChart } from '#testing/render-chart.ts';

// The release `mooring` on a real cluster, installed from the chart: what it can do, and what is left when it goes.
const namespace = 'kyma-integration';
const inNamespace = ['--namespace', namespace];
const release = ['mooring', ...inNamespace];
/** Kinds of operators that this cluster does not have, and what is made only while helm tests. */
const notHere =
  /^apiVersion: (?:monitoring\.coreos\.com|gateway\.networking\.k8s\.io)\/|^ {4}helm\.sh\/hook: test$/m;
/** kubectl asks the server about five objects a second. */
const atOnce = 25;
/** Of the cluster, or in a namespace that it has. */
const isThere = /^\S+ (?:-|kyma-integration|default) /;

test.describe('the chart', () => {
  test.describe.configure({ mode: 'serial' });
  let helm: HelmClient;
  let kubectl: KubectlClient;
  const taken = new Set<string>();

  test.beforeAll(({ endpoints }) => {
    helm = new HelmClient(endpoints.kubeconfig);
    kubectl = new KubectlClient(endpoints.kubeconfig);
  });

  test.afterAll(() => kubectl.remove());

  test('helm test makes a call from a pod through a binding', async () => {
    test.setTimeout(300_000);
    const said = await helm.run('test', ...release, '--timeout', '240s').catch(async (error: unknown) => {
      const { stdout } = await kubectl.try(['logs', '-n', namespace, 'mooring-test']);
      throw new Error(`The pod of the test says:\n${stdout}`, { cause: error });
    });
    expect(said).toMatch(/TEST SUITE:\s+mooring-test\n.*\n.*\nPhase:\s+Succeeded/);
    expect(await kubectl.run('get', 'application,namespace', '-o', 'name')).not.toContain('mooring-test');
  });

  for (const [name, values] of Object.entries(chartSets)) {
    test(`the API server takes what the values ${name} render`, async () => {
      test.setTimeout(300_000);
      const objects = splitManifests(renderChart({ values, kubeVersion: '1.20.2' }));
      const known = objects.filter(({ key, text }) => isThere.test(key) && !notHere.test(text));
      const fresh = known.filter(({ text }) => !taken.has(text));
      expect(fresh.length).toBeGreaterThan(0);
      for (let from = 0; from < fresh.length; from += atOnce) {
        const texts = fresh.slice(from, from + atOnce).map(({ text }) => text);
        const manifests = kubectl.file('dry-run.yaml', texts.join('\n---\n'));
        const said = await kubectl.run('apply', '--dry-run=server', '-f', manifests);
        expect(said.match(/ \(server dry run\)$/gm)).toHaveLength(texts.length);
        for (const text of texts) {
          taken.add(text);
        }
      }
    });
  }

  test('the console serves who forwards a port to its pod, and nobody else', async () => {
    const forward = kubectl.start('port-forward', '-n', namespace, 'deployment/console', ':3000');
    try {
      const port = await forwardedPort(forward);
      expect(await statusOf('127.0.0.1', port, '/applications')).toBe(200);
      expect(await statusOf('127.0.0.1', port, '/api/health')).toBe(200);
    } finally {
      forward.kill();
    }
    const path = 'jsonpath={.items[0].status.podIP}';
    const selector = 'app.kubernetes.io/name=console';
    const ip = await kubectl.run('get', 'pods', '-n', namespace, '-l', selector, '-o', path);
    await expect(statusOf(ip, 3000, '/')).rejects.toThrow('ECONNREFUSED');
  });

  test('an upgrade changes what runs, and an uninstall leaves kinds, objects and keys and says so', async () => {
    await kubectl.apply({
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'outlives-the-release' },
      spec: { description: 'Stays', services: [] },
    });
    await helm.run(
      'upgrade',
      'mooring',
      chartDir,
      ...inNamespace,
      '--reuse-values',
      '--set',
      'logLevel=warn',
    );
    const level = 'jsonpath={.spec.template.spec.containers[0].env[?(@.name=="MOORING_LOG_LEVEL")].value}';
    expect(await kubectl.run('get', 'deployment', 'edge', '-n', namespace, '-o', level)).toBe('warn');

    const said = await helm.run('uninstall', ...release);
    expect(said).toContain('[CustomResourceDefinition] applications.applicationconnector.kyma-project.io');
    expect(await kubectl.run('get', 'deployments', '-n', namespace, '-o', 'name')).toBe('');
    const kept = ['application/outlives-the-release', 'usagekind/deployment', `namespace/${namespace}`];
    await kubectl.run('get', ...kept);
    await kubectl.run('get', '-n', namespace, 'secret/connector-service-app-ca');
    // nobody is there any more who would take it off
    const free = JSON.stringify({ metadata: { finalizers: null } });
    await kubectl.run('patch', 'application', 'outlives-the-release', '--type', 'merge', '-p', free);
    await kubectl.run('delete', 'application', 'outlives-the-release');
  });
});

async function forwardedPort(forward: ChildProcess): Promise<number> {
  const [said] = await once(forward.stdout as NonNullable<ChildProcess['stdout']>, 'data');
  return Number(/:(\d+) ->/.exec(String(said))?.[1]);
}

/** Status of a GET; rejects without an answer. */
function statusOf(host: string, port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host, port, path, headers: { accept: 'text/html' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
