import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoints } from '#bin/start/home.ts';
import { HelmClient } from '#e2e/fixtures/helm-client.ts';
import { StockTools } from '#e2e/fixtures/stock-tools.ts';
import { createLogger } from '#lib/log.ts';
import { createSampleShop } from '#sandbox/sample-shop/create.ts';
import { chartDir } from '#testing/render-chart.ts';

export interface InstalledPlatform {
  /** Path of an endpoints.json with the addresses as this machine reaches them. */
  endpointsFile: string;
  /** Stops the application outside and takes the components away; what they stored stays. */
  remove(): Promise<void>;
}

const namespace = 'kyma-integration';
const release = 'mooring';
const ports = { edge: 30_443, connector: 30_081 };

/**
 * Puts the platform into the cluster with helm, the way deploy/README.md says: its image has to be on the node. The node's address stands
 * for the outside: applications reach the edge and the connector by ports of it, and the sample shop listens on it.
 */
export async function installPlatform(kubeconfig: string): Promise<InstalledPlatform> {
  const tools = new StockTools(kubeconfig);
  const home = mkdtempSync(join(tmpdir(), 'mooring-cluster-'));
  const edgeCa = join(home, 'edge-ca.pem');
  const node = await tools.kubectl([
    'get',
    'nodes',
    '-o',
    'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}',
  ]);
  const connectorUrl = `http://${node}:${ports.connector}`;
  const edgeUrl = `https://${node}:${ports.edge}`;

  const helm = new HelmClient(kubeconfig);
  const namespaceFile = join(home, 'namespace.json');
  const metadata = { name: namespace };
  writeFileSync(namespaceFile, JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata }));
  // what tests before have made of the kinds is taken over, and then helm takes over no namespace that it makes itself
  await tools.kubectl(['apply', '-f', namespaceFile]);
  // not --wait: where it takes too long, the pods tell more than helm does
  await helm.run(
    ...['install', release, chartDir, '--namespace', namespace],
    ...['--take-ownership', '--force-conflicts'],
    ...['--set', `addresses.connector=${connectorUrl},addresses.edge=${edgeUrl}`],
  );
  await tools.kubectl(['apply', '-f', join(import.meta.dirname, 'outside.yaml')]);
  const ours = ['-n', namespace, '-l', 'app.kubernetes.io/part-of=mooring'];
  try {
    await tools.kubectl(['wait', '--for=condition=Available', '--timeout=180s', 'deployments', ...ours]);
  } catch (error) {
    const pods = await tools.kubectl(['get', 'pods', '-n', namespace]);
    const logs = await tools.kubectl(['logs', '--prefix', '--tail=5', ...ours]);
    throw new Error(`The platform did not get ready in the cluster.\n${pods}${logs}`, { cause: error });
  }
  const ca = await tools.kubectl([
    ...['get', 'secret', 'edge-server-tls', '-n', namespace],
    ...['-o', 'jsonpath={.data.ca\\.crt}'],
  ]);
  writeFileSync(edgeCa, Buffer.from(ca, 'base64'));

  const shop = createSampleShop({
    log: createLogger('sample-shop', 'warn'),
    config: { listen: { host: node, port: 0 }, homeDir: home, edgeCaFile: edgeCa },
  });
  await shop.start();
  const addressOf = async (service: string, port: number) => {
    const path = 'jsonpath={.spec.clusterIP}';
    return `http://${await tools.kubectl(['get', 'service', service, '-n', namespace, '-o', path])}:${port}`;
  };
  const gateway = await addressOf('application-gateway', 80);
  const endpoints: Endpoints = {
    console: null,
    consoleLink: null,
    kubeconfig,
    connectorInternal: await addressOf('connector-service-internal-api', 8080),
    connectorExternal: connectorUrl,
    edge: edgeUrl,
    edgeCa,
    registry: await addressOf('application-registry-external-api', 8081),
    broker: await addressOf('application-broker', 80),
    gateway,
    gatewayStatus: gateway,
    eventService: await addressOf('event-service', 8081),
    sampleShop: shop.addresses.http ?? '',
  };
  const endpointsFile = join(home, 'endpoints.json');
  writeFileSync(endpointsFile, JSON.stringify(endpoints));

  return {
    endpointsFile,
    async remove() {
      await shop.stop();
      await helm.run('uninstall', release, '--namespace', namespace, '--ignore-not-found');
      await tools.kubectl(['delete', '-f', join(import.meta.dirname, 'outside.yaml')]);
      tools.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
