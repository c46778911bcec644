import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';
import { createLogger } from '#lib/log.ts';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox.ts';
import { deployment, type Widget, widget, widgetDefinition } from './kubectl-widgets.ts';

// Every verb of stock kubectl that the sandbox promises, on a sandbox of its own.
const ns = 'kubectl-tests';
const nginx = { name: 'main', image: 'nginx' };

let home: string;
let sandbox: Sandbox;
let kubectl: KubectlClient;

test.describe('kubectl', { tag: '@kubectl' }, () => {
  test.beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'mooring-kubectl-home-'));
    sandbox = await startSandbox({ home, log: createLogger('sandbox', 'error') });
    kubectl = new KubectlClient(sandbox.kubeconfigPath);
    await kubectl.run('create', 'namespace', ns);
    await kubectl.apply(widgetDefinition);
    await kubectl.run('wait', '--for=condition=Established', 'crd/widgets.kubectl.example.com');
  });

  test.afterAll(async () => {
    await sandbox.stop();
    kubectl.remove();
    rmSync(home, { recursive: true, force: true });
  });

  test('knows the resources', async () => {
    const resources = await kubectl.run('api-resources', '-o', 'wide');
    expect(resources).toMatch(/^deployments\s+deploy\s+apps\/v1\s+true\s+Deployment\s+\[?create/m);
    expect(resources).toMatch(/^widgets\s+wd\s+kubectl.example.com\/v1\s+true\s+Widget/m);
    expect(await kubectl.run('api-versions')).toContain('kubectl.example.com/v1\n');
    expect(await kubectl.run('version')).toContain('1.20');
  });

  test.describe('get', () => {
    test.beforeAll(async () => {
      for (const name of ['alpha', 'beta', 'gamma']) {
        await kubectl.apply(widget(ns, name, { replicas: 2 }));
      }
    });

    test('shows the columns a definition declares', async () => {
      const table = await kubectl.run('get', 'widgets', '-n', ns);
      expect(table).toMatch(/^NAME\s+COLOR\s+READY\s+AGE\nalpha\s+red\s+\d+s\n/);
      expect(await kubectl.run('get', 'wd', '-n', ns, '-o', 'wide')).toMatch(
        /^NAME\s+COLOR\s+READY\s+REPLICAS\s+AGE/,
      );
      expect(await kubectl.run('get', 'widgets', '-A')).toMatch(/^NAMESPACE\s+NAME\s+COLOR/);
      expect(await kubectl.run('get', 'widget', 'beta', '-n', ns, '--no-headers')).toMatch(/^beta\s+red/);
    });

    test('prints objects in other forms', async () => {
      expect(await kubectl.run('get', 'widget', 'alpha', '-n', ns, '-o', 'yaml')).toContain('kind: Widget\n');
      const list = await kubectl.json<{ items: Widget[] }>('get', 'widgets', '-n', ns);
      expect(list.items.map(({ metadata, spec }) => [metadata.name, spec.color, spec.replicas])).toEqual([
        ['alpha', 'red', 2],
        ['beta', 'red', 2],
        ['gamma', 'red', 2],
      ]);
      const names = await kubectl.run('get', 'widgets', '-n', ns, '-o', 'jsonpath={.items[*].metadata.name}');
      expect(names).toBe('alpha beta gamma');
      expect(await kubectl.run('get', 'widgets', '-n', ns, '-o', 'name')).toBe(
        'widget.kubectl.example.com/alpha\nwidget.kubectl.example.com/beta\nwidget.kubectl.example.com/gamma\n',
      );
      const custom = 'custom-columns=N:.metadata.name,C:.spec.color';
      expect(await kubectl.run('get', 'widgets', '-n', ns, '-o', custom)).toMatch(/^N\s+C\nalpha\s+red\n/);
    });

    test('selects by label and by name, in chunks and sorted', async () => {
      const names = ['-n', ns, '-o', 'jsonpath={.items[*].metadata.name}'];
      expect(await kubectl.run('get', 'widgets', '-l', 'shelf in (a,b)', ...names)).toBe('alpha beta');
      expect(await kubectl.run('get', 'widgets', '-l', 'shelf!=a', ...names)).toBe('beta gamma');
      expect(await kubectl.run('get', 'widgets', '--field-selector', 'metadata.name=gamma', ...names)).toBe(
        'gamma',
      );
      expect(await kubectl.run('get', 'widgets', '--chunk-size=1', ...names)).toBe('alpha beta gamma');
      const sorted = await kubectl.run('get', 'widgets', '-n', ns, '--sort-by=.metadata.name', '-o', 'name');
      expect(sorted.trim().split('\n')).toHaveLength(3);
    });

    test('watches', async () => {
      const watch = kubectl.start('get', 'widgets', '-n', ns, '--watch', '--output-watch-events');
      let seen = '';
      watch.stdout?.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
      });
      await expect.poll(() => seen).toContain('gamma');
      await kubectl.apply(widget(ns, 'delta'));
      await kubectl.run('delete', 'widget', 'delta', '-n', ns);
      await expect.poll(() => seen).toMatch(/ADDED\s+delta\s+red[\s\S]*DELETED\s+delta/);
      watch.kill();
    });

    test('says what is missing', async () => {
      expect(await kubectl.fail('get', 'widget', 'nothing', '-n', ns)).toContain(
        'Error from server (NotFound): widgets.kubectl.example.com "nothing" not found',
      );
      expect(await kubectl.fail('get', 'nothings')).toContain(
        `the server doesn't have a resource type "nothings"`,
      );
    });
  });

  test('describes custom and built-in objects', async () => {
    await kubectl.apply(widget(ns, 'described', { parts: [{ name: 'wheel', size: 3 }] }));
    const text = await kubectl.run('describe', 'widget', 'described', '-n', ns);
    expect(text).toMatch(/Name:\s+described/);
    expect(text).toMatch(/Parts:\n\s+Name:\s+wheel/);
    expect(await kubectl.run('describe', 'namespace', ns)).toMatch(/Status:\s+Active/);
    expect(await kubectl.run('describe', 'node', 'sandbox')).toMatch(
      /OS Image:\s+Mooring sandbox \(simulated\)/,
    );
    expect(await kubectl.run('describe', 'sa', 'default', '-n', ns)).toMatch(/Name:\s+default/);
  });

  test('creates what its generators make', async () => {
    await kubectl.run('create', 'secret', 'generic', 'made', '-n', ns, '--from-literal=user=me');
    await kubectl.run('create', 'configmap', 'made', '-n', ns, '--from-literal=level=info');
    await kubectl.run('create', 'serviceaccount', 'made', '-n', ns);
    await kubectl.run('create', 'service', 'clusterip', 'made', '-n', ns, '--tcp=80:8080');
    expect(await kubectl.run('get', 'secret', 'made', '-n', ns, '-o', 'jsonpath={.data.user}')).toBe('bWU=');
    expect(await kubectl.run('get', 'secret', 'made', '-n', ns)).toMatch(/made\s+Opaque\s+1\s+\d+s/);
    expect(await kubectl.run('get', 'service', 'made', '-n', ns)).toMatch(
      /made\s+ClusterIP\s+10\.[\d.]+\s+<none>\s+80\/TCP/,
    );
    expect(await kubectl.fail('create', 'configmap', 'made', '-n', ns)).toContain(
      'configmaps "made" already exists',
    );
    const dry = await kubectl.run('create', 'configmap', 'dry', '-n', ns, '--dry-run=server', '-o', 'name');
    expect(dry).toBe('configmap/dry\n');
    expect(await kubectl.fail('get', 'configmap', 'dry', '-n', ns)).toContain('not found');
  });

  test('applies on the client: creates, changes only what changed, removes what was dropped', async () => {
    const before = widget(ns, 'applied', { parts: [{ name: 'one' }] });
    expect(await kubectl.apply(before)).toContain('created');
    expect(await kubectl.apply(before)).toContain('unchanged');
    await kubectl.run('annotate', 'widget', 'applied', '-n', ns, 'kept=yes');
    expect(await kubectl.apply(widget(ns, 'applied', { color: 'blue' }))).toContain('configured');
    const after = await kubectl.json<Widget>('get', 'widget', 'applied', '-n', ns);
    expect(after.spec).toEqual({ color: 'blue', replicas: 1 });
    expect(after.metadata.annotations?.kept).toBe('yes');
  });

  test('applies a built-in list by its merge key', async () => {
    const env = (...names: string[]) => [{ ...nginx, env: names.map((name) => ({ name, value: name })) }];
    await kubectl.apply(deployment(ns, 'merged', env('A', 'B')));
    await kubectl.run('set', 'env', 'deployment/merged', '-n', ns, 'OWN=1');
    await kubectl.apply(deployment(ns, 'merged', env('A', 'C')));
    const names = 'jsonpath={.spec.template.spec.containers[0].env[*].name}';
    const left = await kubectl.run('get', 'deployment', 'merged', '-n', ns, '-o', names);
    expect(left.split(' ').toSorted()).toEqual(['A', 'C', 'OWN']);
  });

  test('applies on the server', async () => {
    const object = widget(ns, 'served');
    expect(await kubectl.apply(object, '--server-side')).toContain('served serverside-applied');
    await kubectl.apply(widget(ns, 'served', { color: 'blue' }), '--server-side');
    const { spec } = await kubectl.json<Widget>('get', 'widget', 'served', '-n', ns);
    expect(spec).toEqual({ color: 'blue', replicas: 1 });
    await kubectl.apply(deployment(ns, 'served', [nginx], { replicas: 0 }), '--server-side');
    expect(
      await kubectl.apply(deployment(ns, 'served', [nginx], { replicas: 0 }), '--server-side'),
    ).toContain('served');
  });

  test('tries an apply without effect, and shows what it would change', async () => {
    await kubectl.apply(widget(ns, 'tried'));
    const changed = kubectl.file('tried.json', widget(ns, 'tried', { color: 'blue' }));
    expect(await kubectl.run('apply', '--dry-run=server', '-f', changed)).toContain('(server dry run)');
    const { code, stdout } = await kubectl.try(['diff', '-f', changed]);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/-\s+color: red\n\+\s+color: blue/)]);
    const added = kubectl.file('dry.json', deployment(ns, 'dry', [nginx]));
    expect(await kubectl.run('apply', '--dry-run=server', '-f', added)).toContain('created (server dry run)');
    expect(await kubectl.fail('get', 'deployment', 'dry', '-n', ns)).toContain('NotFound');
    expect(await kubectl.run('get', 'widget', 'tried', '-n', ns, '-o', 'jsonpath={.spec.color}')).toBe('red');
  });

  test('refuses what a schema does not allow', async () => {
    const wrong = { ...widget(ns, 'wrong'), spec: { color: 'green' } };
    expect(await kubectl.fail('apply', '-f', kubectl.file('wrong.json', wrong))).toMatch(
      /spec.color: Unsupported value: "green": supported values: "red", "blue"/,
    );
    const unknown = deployment(ns, 'unknown', [nginx], { replicaz: 2 });
    expect(await kubectl.fail('apply', '-f', kubectl.file('unknown.json', unknown))).toMatch(
      /unknown field "?(spec\.)?replicaz/,
    );
  });

  test('replaces, and refuses a stale object', async () => {
    await kubectl.apply(widget(ns, 'replaced'));
    const read = await kubectl.json<Widget>('get', 'widget', 'replaced', '-n', ns);
    const file = kubectl.file('replaced.json', { ...read, spec: { color: 'blue' } });
    expect(await kubectl.run('replace', '-f', file)).toContain('replaced');
    expect(await kubectl.fail('replace', '-f', file)).toContain('the object has been modified');
  });

  test('edits with an editor', async () => {
    await kubectl.apply(widget(ns, 'edited'));
    const editor = kubectl.file('editor.sh', '#!/bin/sh\nsed -i "s/color: red/color: blue/" "$1"\n', 0o700);
    const { code, stdout, stderr } = await kubectl.try(['edit', 'widget', 'edited', '-n', ns], {
      KUBE_EDITOR: editor,
      EDITOR: editor,
    });
    expect(stderr).toBe('');
    expect([code, stdout]).toEqual([0, expect.stringContaining('edited')]);
    expect(await kubectl.run('get', 'widget', 'edited', '-n', ns, '-o', 'jsonpath={.spec.color}')).toBe(
      'blue',
    );
  });

  test('patches in three ways', async () => {
    await kubectl.apply(widget(ns, 'patched', { parts: [{ name: 'one' }] }));
    const patch = (type: string, body: object) =>
      kubectl.run('patch', 'widget', 'patched', '-n', ns, `--type=${type}`, '-p', JSON.stringify(body));
    await patch('merge', { spec: { color: 'blue' } });
    await patch('json', [{ op: 'add', path: '/spec/parts/-', value: { name: 'two' } }]);
    const { spec } = await kubectl.json<Widget>('get', 'widget', 'patched', '-n', ns);
    expect(spec).toMatchObject({ color: 'blue', parts: [{ name: 'one' }, { name: 'two' }] });
    await kubectl.apply(deployment(ns, 'patched', [nginx], { replicas: 0 }));
    const containers = [{ name: 'side', image: 'busybox' }];
    const body = JSON.stringify({ spec: { template: { spec: { containers } } } });
    await kubectl.run('patch', 'deployment', 'patched', '-n', ns, '-p', body);
    const images = 'jsonpath={.spec.template.spec.containers[*].image}';
    const merged = await kubectl.run('get', 'deployment', 'patched', '-n', ns, '-o', images);
    expect(merged.split(' ').toSorted()).toEqual(['busybox', 'nginx']);
  });

  test('labels and annotates', async () => {
    await kubectl.apply(widget(ns, 'marked'));
    await kubectl.run('label', 'widget', 'marked', '-n', ns, 'tier=front');
    expect(await kubectl.fail('label', 'widget', 'marked', '-n', ns, 'tier=back')).toContain('--overwrite');
    await kubectl.run('label', 'widget', 'marked', '-n', ns, 'tier=back', 'shelf-', '--overwrite');
    await kubectl.run('annotate', 'widget', 'marked', '-n', ns, 'note=seen');
    const { metadata } = await kubectl.json<Widget>('get', 'widget', 'marked', '-n', ns);
    expect(metadata.labels).toEqual({ tier: 'back' });
    expect(metadata.annotations).toMatchObject({ note: 'seen' });
    expect(await kubectl.run('get', 'widgets', '-n', ns, '-L', 'tier', '-l', 'tier')).toMatch(
      /marked.*back\n$/,
    );
  });

  test('explains definitions and built-in kinds', async () => {
    const whole = await kubectl.run('explain', 'widget');
    expect(whole).toContain('A widget of the kubectl tests.');
    const all = await kubectl.run('explain', 'widget', '--recursive');
    for (const field of ['color', 'replicas', 'parts', 'size', 'tags', 'conditions', 'ownerReferences']) {
      expect(all).toMatch(new RegExp(`^\\s+${field}\\s`, 'm'));
    }
    expect(await kubectl.run('explain', 'widget.spec.color')).toContain('Its colour.');
    expect(await kubectl.run('explain', 'deployment.spec.template.spec.containers.envFrom')).toContain(
      'secretRef',
    );
    expect(await kubectl.fail('explain', 'widget.spec.nothing')).toContain('nothing');
  });

  test('deletes: waits for finalizers', async () => {
    const held = widget(ns, 'held');
    held.metadata.finalizers = ['kubectl.example.com/hold'];
    await kubectl.apply(held);
    let ended = false;
    const deleted = kubectl.run('delete', 'widget', 'held', '-n', ns).finally(() => {
      ended = true;
    });
    const deletion = 'jsonpath={.metadata.deletionTimestamp}';
    await expect.poll(() => kubectl.run('get', 'widget', 'held', '-n', ns, '-o', deletion)).not.toBe('');
    expect(ended).toBe(false);
    const free = ['--type=merge', '-p', '{"metadata":{"finalizers":null}}'];
    await kubectl.run('patch', 'widget', 'held', '-n', ns, ...free);
    expect(await deleted).toContain('"held" deleted');
    expect(await kubectl.run('delete', 'widget', 'held', '-n', ns, '--ignore-not-found')).toBe('');
    expect(await kubectl.fail('delete', 'widget', 'held', '-n', ns)).toContain('NotFound');
  });

  test('deletes: in the background, in the foreground, and leaving orphans', async () => {
    for (const [name, cascade] of [
      ['background', 'background'],
      ['foreground', 'foreground'],
      ['orphaned', 'orphan'],
    ] as const) {
      await kubectl.apply(deployment(ns, name, [nginx]));
      await kubectl.run('rollout', 'status', `deployment/${name}`, '-n', ns, '--timeout=20s');
      await kubectl.run('delete', 'deployment', name, '-n', ns, `--cascade=${cascade}`);
    }
    const left = () =>
      kubectl.run('get', 'rs,pods', '-n', ns, '-l', 'app in (background,foreground)', '-o', 'name');
    await expect.poll(left).toBe('');
    const orphans = await kubectl.run('get', 'rs,pods', '-n', ns, '-l', 'app=orphaned', '-o', 'name');
    expect(orphans).toMatch(/^replicaset.apps\/orphaned-\w+\npod\/orphaned-\w+-\w+\n$/);
    await kubectl.apply(deployment(ns, 'orphaned', [nginx]));
    await kubectl.run('rollout', 'status', 'deployment/orphaned', '-n', ns, '--timeout=20s');
    expect(await kubectl.run('get', 'rs,pods', '-n', ns, '-l', 'app=orphaned', '-o', 'name')).toBe(orphans);
  });

  test('answers who may do what', async () => {
    expect(await kubectl.run('auth', 'can-i', 'create', 'widgets', '-n', ns)).toBe('yes\n');
    await kubectl.run('create', 'role', 'reader', '--verb=get', '--resource=pods', '-n', ns);
    await kubectl.run(
      'create',
      'rolebinding',
      'reader',
      '--role=reader',
      `--serviceaccount=${ns}:default`,
      '-n',
      ns,
    );
    const as = ['-n', ns, `--as=system:serviceaccount:${ns}:default`];
    expect(await kubectl.run('auth', 'can-i', 'get', 'pods', ...as)).toBe('yes\n');
    expect((await kubectl.try(['auth', 'can-i', 'delete', 'pods', ...as])).stdout).toMatch(/^no/);
    expect(await kubectl.run('auth', 'can-i', '--list', ...as)).toMatch(/pods\s+\[\]\s+\[\]\s+\[get\]/);
    expect(await kubectl.fail('get', 'secrets', ...as)).toContain('Forbidden');
    expect(await kubectl.run('get', 'rolebinding', 'reader', '-n', ns, '-o', 'wide')).toContain(
      `${ns}/default`,
    );
  });

  test('rolls a deployment out, restarts it, takes it back and scales it', async () => {
    const status = () => kubectl.run('rollout', 'status', 'deployment/rolled', '-n', ns, '--timeout=30s');
    const images = () =>
      kubectl.run(
        'get',
        'pods',
        '-n',
        ns,
        '-l',
        'app=rolled',
        '-o',
        'jsonpath={.items[*].spec.containers[*].image}',
      );
    await kubectl.run('create', 'deployment', 'rolled', '--image=nginx:1', '-n', ns);
    await kubectl.run('wait', '--for=condition=Available', 'deployment/rolled', '-n', ns, '--timeout=20s');
    await kubectl.run('scale', 'deployment/rolled', '--replicas=3', '-n', ns);
    expect(await status()).toContain('successfully rolled out');
    expect(await kubectl.run('get', 'deployment', 'rolled', '-n', ns)).toMatch(/rolled\s+3\/3\s+3\s+3/);
    await kubectl.run('set', 'image', 'deployment/rolled', '*=nginx:2', '-n', ns);
    expect(await status()).toContain('successfully rolled out');
    await expect.poll(images).toBe('nginx:2 nginx:2 nginx:2');
    expect(await kubectl.run('rollout', 'history', 'deployment/rolled', '-n', ns)).toMatch(/^1 .*\n2 /m);
    await kubectl.run('rollout', 'undo', 'deployment/rolled', '-n', ns);
    expect(await status()).toContain('successfully rolled out');
    await expect.poll(images).toBe('nginx:1 nginx:1 nginx:1');
    await kubectl.run('rollout', 'restart', 'deployment/rolled', '-n', ns);
    expect(await status()).toContain('successfully rolled out');
    await kubectl.run('rollout', 'pause', 'deployment/rolled', '-n', ns);
    await kubectl.run('rollout', 'resume', 'deployment/rolled', '-n', ns);
    const described = await kubectl.run('describe', 'deployment', 'rolled', '-n', ns);
    expect(described).toMatch(/Progressing\s+True\s+NewReplicaSetAvailable/);
    expect(described).toMatch(/Scaled up replica set rolled-\w+ to 3/);
    await kubectl.run('expose', 'deployment', 'rolled', '--port=80', '-n', ns);
    const addresses = () => kubectl.run('get', 'endpoints', 'rolled', '-n', ns);
    await expect.poll(addresses).toMatch(/rolled\s+10\.244\.[\d.]+:80,10\.244\.[\d.]+:80,10\.244\.[\d.]+:80/);
  });

  test('scales a custom resource', async () => {
    await kubectl.apply(widget(ns, 'scaled'));
    await kubectl.run('scale', 'widget', 'scaled', '-n', ns, '--replicas=4');
    expect(await kubectl.run('get', 'widget', 'scaled', '-n', ns, '-o', 'jsonpath={.spec.replicas}')).toBe(
      '4',
    );
  });

  test('a pod waits for the Secret its environment needs', async () => {
    const envFrom = [{ secretRef: { name: 'late' } }];
    await kubectl.apply(deployment(ns, 'waiting', [{ ...nginx, envFrom }]));
    const pods = () => kubectl.run('get', 'pods', '-n', ns, '-l', 'app=waiting');
    await expect.poll(pods).toMatch(/0\/1\s+CreateContainerConfigError\s+0/);
    expect(await kubectl.run('describe', 'pods', '-n', ns, '-l', 'app=waiting')).toContain(
      'secret "late" not found',
    );
    await kubectl.run(
      'create',
      'secret',
      'generic',
      'late',
      '-n',
      ns,
      '--from-literal=GATEWAY_URL=http://gateway',
    );
    await kubectl.run('rollout', 'status', 'deployment/waiting', '-n', ns, '--timeout=20s');
    expect(await pods()).toMatch(/1\/1\s+Running\s+0/);
  });

  test('says that it runs no containers', async () => {
    await kubectl.run('run', 'single', '--image=nginx', '-n', ns);
    await kubectl.run('wait', '--for=condition=Ready', 'pod/single', '-n', ns, '--timeout=20s');
    expect(await kubectl.fail('logs', 'single', '-n', ns)).toContain('the sandbox runs no containers');
    expect(await kubectl.fail('exec', 'single', '-n', ns, '--', 'env')).toContain(
      'the sandbox runs no containers',
    );
    await kubectl.run('delete', 'pod', 'single', '-n', ns);
  });

  test('deletes a namespace with all that is in it', async () => {
    await kubectl.run('create', 'namespace', 'short-lived');
    await kubectl.apply(deployment('short-lived', 'web', [nginx], { replicas: 2 }));
    const held = widget('short-lived', 'held');
    held.metadata.finalizers = ['kubectl.example.com/hold'];
    await kubectl.apply(held);
    await kubectl.run('rollout', 'status', 'deployment/web', '-n', 'short-lived', '--timeout=20s');
    const deleted = kubectl.run('delete', 'namespace', 'short-lived');
    const message = 'jsonpath={.status.conditions[?(@.type=="NamespaceFinalizersRemaining")].message}';
    const remaining = () => kubectl.run('get', 'namespace', 'short-lived', '-o', message);
    await expect.poll(remaining).toContain('kubectl.example.com/hold in 1 resource instances');
    expect(await kubectl.fail('create', 'configmap', 'late', '-n', 'short-lived')).toContain(
      'being terminated',
    );
    const free = ['--type=merge', '-p', '{"metadata":{"finalizers":null}}'];
    await kubectl.run('patch', 'widget', 'held', '-n', 'short-lived', ...free);
    await deleted;
    expect(await kubectl.fail('get', 'namespace', 'short-lived')).toContain('NotFound');
  });
});
