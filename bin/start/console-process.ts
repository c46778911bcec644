import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { MooringError } from '#lib/errors.ts';
import { projectRoot } from './project-root.ts';

export interface ConsoleOptions {
  /** 0 takes any free port. */
  port: number;
  /** Serve from the sources with reload instead of from the build. */
  dev: boolean;
  /** Lets in only browsers that came by a link with it; without it everybody. */
  token: string | undefined;
  /** Variables of lib/config/console.ts. */
  env: Record<string, string>;
  /** Called when the console ends by itself. */
  onExit(code: number | null): void;
}

export interface ConsoleProcess {
  readonly url: string;
  stop(): Promise<void>;
}

interface ConsoleMessage {
  port?: number;
  error?: string;
}

const stopTimeoutMs = 5_000;

/** Starts the console as a child process and resolves when it serves. */
export async function startConsole(options: ConsoleOptions): Promise<ConsoleProcess> {
  const { port, dev, token, env, onExit } = options;
  const child = fork(join(projectRoot, 'bin', 'start', 'console-server.ts'), [], {
    cwd: projectRoot,
    stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...env,
      CONSOLE_PORT: String(port),
      CONSOLE_DEV: String(dev),
      CONSOLE_TOKEN: token,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  const served = await firstMessage(child);
  if (served.port === undefined) {
    child.kill('SIGKILL');
    throw new MooringError(
      'UNAVAILABLE',
      `The console cannot serve on port ${port}: ${served.error ?? 'it ended'}.`,
      {
        hint: 'Is another program using the port? Choose another one with --port, or 0 for any free one.',
      },
    );
  }
  let stopping = false;
  child.on('exit', (code) => {
    if (!stopping) {
      onExit(code);
    }
  });
  return {
    url: `http://127.0.0.1:${served.port}`,
    stop() {
      stopping = true;
      return end(child);
    },
  };
}

function firstMessage(child: ChildProcess): Promise<ConsoleMessage> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as ConsoleMessage));
    child.once('error', (error) => resolve({ error: error.message }));
    child.once('exit', (code) => resolve({ error: `its process ended with code ${code}` }));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
