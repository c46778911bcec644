import { z } from 'zod';
import { hostList } from './host-list.ts';
import { readEnv } from './read-env.ts';

const environment = z.object({
  /** Host names, separated by commas, under which the listeners on loopback may be called besides the loopback ones. */
  MOORING_LOOPBACK_HOSTS: hostList,
});

export interface LoopbackConfig {
  /** Host names without a port, in lower case. */
  allowedHosts: string[];
}

/** What holds for every listener on the loopback address, from the environment. */
export function readLoopbackConfig(env: NodeJS.ProcessEnv = process.env): LoopbackConfig {
  return { allowedHosts: readEnv(environment, env).MOORING_LOOPBACK_HOSTS };
}
