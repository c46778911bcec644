import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';
import type { EventLogLimits } from './log/event-log.ts';

export interface EventServiceConfig {
  listen: ListenAddress;
  /** Largest body in bytes, and largest attributes of one CloudEvent. */
  bodyLimitBytes: number;
  limits: EventLogLimits;
  /** Path of the log's database; undefined: no log on this machine. */
  logFile: string | undefined;
  /** The server that holds the log instead; undefined: none. */
  nats: NatsServerConfig | undefined;
}

export interface NatsServerConfig {
  /** `nats://` or `tls://`, without a user: it is logged. */
  url: string;
  /** What the server asks for; undefined where it asks nothing. */
  token: string | undefined;
}

/** Below what a message of a log may have, so that no event is taken that cannot be kept. */
const largestBodyBytes = 256 * 1024;

const environment = z.object({
  MOORING_EVENTS_HOST: z.string().default('0.0.0.0'),
  MOORING_EVENTS_PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
  MOORING_EVENTS_MAX_BODY_BYTES: z.coerce.number().int().min(1024).max(largestBodyBytes).default(65_536),
  MOORING_EVENTS_MAX_LOG_BYTES: z.coerce.number().int().min(1_048_576).default(67_108_864),
  MOORING_EVENTS_MAX_AGE_HOURS: z.coerce.number().positive().default(168),
  MOORING_EVENTS_DUPLICATE_SECONDS: z.coerce.number().positive().default(120),
  MOORING_EVENTS_FILE: z.string().optional(),
  MOORING_NATS_URL: z
    .url({ protocol: /^(?:nats|tls)$/, error: 'must be an address such as nats://nats.nats:4222' })
    .refine(isWithoutUser, { error: 'must not hold a user or password: see MOORING_NATS_TOKEN' })
    .optional(),
  MOORING_NATS_TOKEN: z.string().min(1).optional(),
});

function isWithoutUser(url: string): boolean {
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/**
 * The event service's configuration from its environment.
 * @throws MooringError INVALID that names the variable.
 */
export function readEventServiceConfig(
  env: Readonly<Record<string, string | undefined>>,
): EventServiceConfig {
  const read = readEnv(environment, env);
  return {
    listen: { host: read.MOORING_EVENTS_HOST, port: read.MOORING_EVENTS_PORT },
    bodyLimitBytes: read.MOORING_EVENTS_MAX_BODY_BYTES,
    limits: {
      maxBytes: read.MOORING_EVENTS_MAX_LOG_BYTES,
      maxAgeMs: read.MOORING_EVENTS_MAX_AGE_HOURS * 3_600_000,
      duplicateWindowMs: read.MOORING_EVENTS_DUPLICATE_SECONDS * 1000,
    },
    logFile: read.MOORING_EVENTS_FILE,
    nats:
      read.MOORING_NATS_URL === undefined
        ? undefined
        : { url: read.MOORING_NATS_URL, token: read.MOORING_NATS_TOKEN },
  };
}
