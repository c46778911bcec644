#!/usr/bin/env node
import './compile-cache.ts';
import { Command, InvalidArgumentError } from 'commander';
import { addCertificatesCommand } from '#bin/certificates/command.ts';
import { addConnectCommand } from '#bin/connect/command.ts';
import { addConnectorCommand } from '#bin/connector/command.ts';
import { showStatus } from '#bin/start/show-status.ts';
import type { StartOptions } from '#bin/start/start-context.ts';
import { errorText, isMooringError } from '#lib/errors.ts';

const program = new Command('mooring').description(
  'Connects applications outside a Kubernetes cluster to the workloads inside.',
);

program
  .command('start')
  .description('serve the console, with everything behind it')
  .option('--home <dir>', 'where state is kept', '.mooring')
  .option('--port <n>', 'port of the console, 0 for any free one (default: 3000)', parsePort)
  .option('--no-console', 'start all but the console')
  .option('--open-console', 'let in browsers without the link, and so everybody on this machine', false)
  .option('--kubeconfig <file>', 'use this cluster instead of the sandbox')
  .option('--context <name>', 'context of the kubeconfig')
  .option('--fresh', "forget yesterday's objects of the sandbox", false)
  .option('--dev', 'serve the console from its sources, with reload', false)
  .action(async (flags: StartOptions) => {
    // the other commands run on machines of outside applications, and should not wait for all of the platform
    const { start } = await import('#bin/start/start.ts');
    await start(flags);
  });

program
  .command('status')
  .description('tell the addresses of a running Mooring, and what of it does not answer')
  .option('--home <dir>', 'where its state is kept', '.mooring')
  .option('--json', 'as JSON', false)
  .action(async (flags: { home: string; json: boolean }) => {
    const runs = await showStatus({ ...flags, say: console.log, complain: console.error });
    process.exitCode = runs ? 0 : 1;
  });

addConnectCommand(program);
addConnectorCommand(program);
addCertificatesCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(errorText(error));
  if (isMooringError(error) && error.hint !== undefined) {
    console.error(error.hint);
  }
  process.exit(1);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  }
  return port;
}
