import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { runConnect } from './run-connect.ts';

interface ConnectFlags {
  dir: string;
  specs?: string;
  ca?: string;
  insecure: boolean;
  renew: boolean;
  keep: boolean;
}

/** `mooring connect`: pairs, registers and renews from a terminal of the outside application. */
export function addConnectCommand(program: Command): void {
  program
    .command('connect')
    .description(
      'connect an application: pair by a token, register its specifications, renew its certificate',
    )
    .argument(
      '[token-url]',
      'the address that came with the token, in quotes; - reads it from standard input',
    )
    .option('--dir <dir>', 'where key, certificate and state are kept', 'mooring-connection')
    .option('--specs <dir>', 'register the OpenAPI, AsyncAPI and OData files of this folder')
    .option('--ca <file>', "PEM file of the authority that signs the cluster's server certificates")
    .option('--insecure', 'believe any server certificate', false)
    .option('--renew', 'renew the certificate now', false)
    .option('--keep', 'stay, and renew the certificate whenever a third of its life is left', false)
    .action(async (given: string | undefined, flags: ConnectFlags) => {
      const ended = new AbortController();
      if (flags.keep) {
        process.once('SIGINT', () => ended.abort());
        process.once('SIGTERM', () => ended.abort());
      }
      await runConnect(
        { ...flags, tokenUrl: given === '-' ? (await text(process.stdin)).trim() : given },
        {
          say: (line) => console.log(line),
          warn: (line) => console.error(line),
          env: process.env,
          now: () => new Date(),
          signal: ended.signal,
        },
      );
    });
}
