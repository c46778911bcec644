#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startKubeSandbox } from './start.ts';

// usage: main [--port N] [--retain WRITES]: serves until it is told to end
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, retain: { type: 'string' } },
});

const { url, kubeconfigPath, stop } = await startKubeSandbox({
  port: Number(values.port),
  ...(values.retain === undefined ? {} : { retainEvents: Number(values.retain) }),
  logger: pino({ level: 'warn' }, pino.destination(2)),
});
process.stdout.write(`Kubernetes API at ${url}, kubeconfig ${kubeconfigPath}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0));
  });
}
