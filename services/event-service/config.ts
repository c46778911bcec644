import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';

export interface EventServiceConfig {
  listen: ListenAddress;
}

const environment = z.object({
  MOORING_EVENTS_HOST: z.string().default('0.0.0.0'),
  MOORING_EVENTS_PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
});

/** The event service's configuration from its environment. */
export function readEventServiceConfig(
  env: Readonly<Record<string, string | undefined>>,
): EventServiceConfig {
  const read = readEnv(environment, env);
  return { listen: { host: read.MOORING_EVENTS_HOST, port: read.MOORING_EVENTS_PORT } };
}
