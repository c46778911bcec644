#!/usr/bin/env node
/** The gateway in a process of its own: `gateway-process.ts KUBECONFIG NAMESPACE`; writes its address to the standard output. */
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { createLogger } from '#lib/log.ts';
import { readApplicationGatewayConfig } from '#services/application-gateway/config.ts';
import { createApplicationGateway } from '#services/application-gateway/create.ts';

const [path = '', namespace = ''] = process.argv.slice(2);
const loopback = { host: '127.0.0.1', port: 0 };
const gateway = createApplicationGateway({
  kube: createKubeClient(loadKubeConfig({ path })),
  log: createLogger('gateway', 'info'),
  config: {
    ...readApplicationGatewayConfig(process.env),
    listen: loopback,
    packages: loopback,
    health: loopback,
    namespace,
  },
});
await gateway.start();
console.log(gateway.addresses.gateway);
process.once('SIGTERM', async () => {
  await gateway.stop();
  process.exit(0);
});
