import { hostname } from 'node:os';
import type { Component } from '#lib/component.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import { listen } from '#lib/http/listen.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { createElected } from '#lib/k8s/leader-election.ts';
import { createLogger } from '#lib/log.ts';
import { type ComponentName, components } from '#services/components.ts';

export interface RunPlatformOptions {
  /** Names of components, separated by commas. */
  components: string;
  /** Port of `/healthz` on every address of the pod. */
  healthPort: number;
}

const leaseNamespace = 'kyma-integration';

/**
 * Runs some components in this process, set up from the environment, until SIGTERM or SIGINT: what the Deployments of
 * deploy/chart start. `/healthz` answers `ok` once all of them have started.
 * @throws MooringError INVALID for a name that is no component's.
 */
export async function runPlatform(options: RunPlatformOptions): Promise<void> {
  const names = options.components.split(',').map((name) => parseName(name.trim()));
  const log = createLogger('mooring', process.env.MOORING_LOG_LEVEL ?? 'info');
  const kube = createKubeClient(loadKubeConfig({}));
  const identity = process.env.MOORING_POD_NAME ?? hostname();
  const running: Component[] = [];

  const health = createServer({ log });
  health.get('/healthz', (_request, reply) => reply.type('text/plain').send('ok'));

  async function end(exitCode: number): Promise<never> {
    for (const part of running.splice(0).reverse()) {
      await part
        .stop()
        .catch((error: unknown) => log.error({ part: part.name, error: errorText(error) }, 'did not stop'));
    }
    await health.close();
    process.exit(exitCode);
  }
  process.once('SIGINT', () => void end(0));
  process.once('SIGTERM', () => void end(0));

  for (const name of names) {
    const { runs, buildAlone } = components[name];
    const own = { kube: kube.as(`mooring-${name}`), log: log.child({ component: name }) };
    const build = () => buildAlone({ ...own, env: process.env });
    const part =
      runs === 'everywhere'
        ? build()
        : createElected({
            ...own,
            lease: { name: `mooring-${name}`, namespace: leaseNamespace },
            identity,
            build,
          });
    running.push(part);
    await part.start();
    log.info({ component: name }, 'started');
  }
  await listen(health, { host: '0.0.0.0', port: options.healthPort });
}

function parseName(name: string): ComponentName {
  if (Object.hasOwn(components, name)) {
    return name as ComponentName;
  }
  throw new MooringError('INVALID', `There is no component "${name}".`, {
    hint: `Choose from: ${Object.keys(components).join(', ')}.`,
  });
}
