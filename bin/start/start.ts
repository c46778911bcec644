import { readLoopbackConfig } from '#lib/config/loopback.ts';
import { loopbackGuard } from '#lib/http/loopback-guard.ts';
import { createLogger } from '#lib/log.ts';
import { ensureBuilt } from './ensure-built.ts';
import { type Endpoints, openHome } from './home.ts';
import { createRunningParts } from './running-parts.ts';
import type { StartOptions } from './start-context.ts';
import { startParts } from './start-parts.ts';
import { createStartProgress } from './start-progress.ts';
import { printWelcome } from './welcome.ts';

/**
 * Starts the Kubernetes API (or takes the given one), the platform, the sample application and the console, writes
 * `DIR/endpoints.json` once all of them answer, and stops them in reverse order on SIGINT or SIGTERM.
 */
export async function start(options: StartOptions): Promise<void> {
  const home = openHome(options.home);
  const log = createLogger('mooring', process.env.MOORING_LOG_LEVEL ?? 'warn');
  const progress = createStartProgress();
  const running = createRunningParts();
  let ending = false;

  async function end(exitCode: number): Promise<never> {
    if (ending) {
      process.exit(1);
    }
    ending = true;
    home.removeEndpoints();
    await running.stop((part, error) => log.error({ part, error }, 'did not stop cleanly'));
    process.exit(exitCode);
  }

  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));

  try {
    if (options.console && !options.dev) {
      await ensureBuilt(progress);
    }
    const guard = loopbackGuard(readLoopbackConfig());
    const endpoints = await startParts({ options, home, log, progress, guard, running, end });
    home.rememberPorts(portsOf(endpoints));
    home.writeEndpoints(endpoints);
    progress.end();
    printWelcome(endpoints, options.home);
  } catch (error) {
    progress.end();
    log.debug({ error }, 'start failed');
    await running.stop(() => undefined);
    throw error;
  }
}

function portsOf(endpoints: Endpoints): Record<string, number> {
  const { consoleLink: _sameAsConsole, ...addresses } = endpoints;
  const ports: Record<string, number> = {};
  for (const [name, value] of Object.entries(addresses)) {
    if (typeof value === 'string' && URL.canParse(value)) {
      ports[name] = Number(new URL(value).port);
    }
  }
  return ports;
}
