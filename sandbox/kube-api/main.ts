import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startKubeApi } from './start.ts';

const { values } = parseArgs({
  options: {
    home: { type: 'string', default: '.mooring' },
    port: { type: 'string', default: '0' },
    retain: { type: 'string' },
  },
});

const logger = pino({ level: 'warn' }, pino.destination(2));
const { api, server, kubeconfigPath } = await startKubeApi({
  home: resolve(values.home),
  port: Number(values.port),
  ...(values.retain === undefined ? {} : { retainEvents: Number(values.retain) }),
  logger,
});
process.stdout.write(`Kubernetes API at ${server}, kubeconfig ${kubeconfigPath}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void api.close().then(() => process.exit(0));
  });
}
