import { startConsole } from './console-process.ts';
import type { Endpoints } from './home.ts';
import type { StartContext, StartOptions } from './start-context.ts';

const defaultPort = 3000;

/**
 * Starts the console.
 * @param endpoints everything that the console asks.
 * @returns its own endpoints.
 */
export async function serveConsole(
  endpoints: Endpoints,
  { options, home, progress, running, end }: StartContext,
): Promise<Pick<Endpoints, 'console' | 'consoleLink'>> {
  progress.begin('Starting the console');
  const token = options.openConsole ? undefined : home.consoleToken;
  const served = await startConsole({
    port: options.port ?? ((await home.rememberedPort('console')) || defaultPort),
    dev: options.dev,
    token,
    env: consoleEnvironment(endpoints, options),
    onExit: (code) => {
      console.error(`The console ended with code ${code}; Mooring stops.`);
      void end(1);
    },
  });
  running.add({ name: 'console', stop: () => served.stop() });
  return { console: served.url, consoleLink: linkTo(served.url, token) };
}

function consoleEnvironment(endpoints: Endpoints, options: StartOptions): Record<string, string> {
  return {
    MOORING_MODE: options.kubeconfig === undefined ? 'sandbox' : 'laptop',
    MOORING_KUBECONFIG: endpoints.kubeconfig,
    ...(options.context === undefined ? {} : { MOORING_CONTEXT: options.context }),
    MOORING_CONNECTOR_INTERNAL_URL: endpoints.connectorInternal,
    MOORING_CONNECTOR_EXTERNAL_URL: endpoints.connectorExternal,
    MOORING_REGISTRY_URL: endpoints.registry,
    MOORING_EDGE_URL: endpoints.edge,
    MOORING_EDGE_CA: endpoints.edgeCa,
    MOORING_GATEWAY_URL: endpoints.gateway,
    MOORING_GATEWAY_STATUS_URL: endpoints.gatewayStatus,
    MOORING_SAMPLE_SHOP_URL: endpoints.sampleShop,
  };
}

/** The console's address, with what lets a browser in. */
function linkTo(url: string, token: string | undefined): string {
  return token === undefined ? `${url}/` : `${url}/?token=${token}`;
}
