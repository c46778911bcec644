import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Endpoints, readEndpoints } from '#bin/start/home.ts';

export interface StartFlags {
  /** A home that stays; without it one that goes with `stop`. */
  home?: string;
  /** Port of the console; any free one without it. */
  port?: number;
  kubeconfig?: string;
  console?: boolean;
  openConsole?: boolean;
  /** Settings beside those of this process. */
  env?: Record<string, string>;
}

export interface RunningMooring {
  readonly home: string;
  readonly endpoints: Endpoints;
  /** Ends it with `signal` (default SIGTERM) and resolves when the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** One that this process has started. */
export interface StartedMooring extends RunningMooring {
  readonly pid: number;
}

const root = resolve(import.meta.dirname, '..');
const startTimeoutMs = 120_000;

/** Starts `bin/mooring.ts` as a process of its own and resolves when it has written its endpoints. */
export async function startMooring(flags: StartFlags = {}): Promise<StartedMooring> {
  const home = flags.home ?? mkdtempSync(join(tmpdir(), 'mooring-e2e-'));
  const args = [join(root, 'bin', 'mooring.ts'), 'start', '--home', home, '--port', String(flags.port ?? 0)];
  if (flags.openConsole) {
    args.push('--open-console');
  }
  if (flags.kubeconfig !== undefined) {
    args.push('--kubeconfig', flags.kubeconfig);
  }
  if (flags.console === false) {
    args.push('--no-console');
  }
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...flags.env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    });
  }
  const endpoints = await endpointsOf(home, child, () => output);
  return {
    home,
    pid: child.pid ?? 0,
    endpoints,
    async stop(signal = 'SIGTERM') {
      await ended(child, signal);
      if (flags.home === undefined) {
        rmSync(home, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

async function endpointsOf(home: string, child: ChildProcess, output: () => string): Promise<Endpoints> {
  const deadlineMs = Date.now() + startTimeoutMs;
  // the file of an earlier run that was killed may still lie there
  let written = false;
  while (Date.now() < deadlineMs) {
    const endpoints = readEndpoints(home);
    written ||= output().includes('Mooring is up');
    if (endpoints !== undefined && written) {
      return endpoints;
    }
    if (child.exitCode !== null) {
      throw new Error(`Mooring ended with code ${child.exitCode}:\n${output()}`);
    }
    await delay(50);
  }
  child.kill('SIGKILL');
  throw new Error(`Mooring is not up after ${startTimeoutMs / 1000} s:\n${output()}`);
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      done();
      return;
    }
    child.once('exit', () => done());
    child.kill(signal);
  });
}
