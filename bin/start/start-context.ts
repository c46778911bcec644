import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { Logger } from '#lib/log.ts';
import type { Home } from './home.ts';
import type { RunningParts } from './running-parts.ts';
import type { StartProgress } from './start-progress.ts';

export interface StartOptions {
  home: string;
  /** Port of the console; undefined: the one it had last time, else 3000. */
  port?: number;
  console: boolean;
  /** Lets every browser into the console, not only those that came by its link. */
  openConsole: boolean;
  kubeconfig?: string;
  context?: string;
  fresh: boolean;
  dev: boolean;
}

/** What every step of a start is given. */
export interface StartContext {
  options: StartOptions;
  home: Home;
  log: Logger;
  progress: StartProgress;
  /** Asked by every listener before it answers. */
  guard: RequestGuard;
  /** Each step adds what it has started. */
  running: RunningParts;
  /** Stops everything and ends the process. */
  end(exitCode: number): Promise<never>;
}
