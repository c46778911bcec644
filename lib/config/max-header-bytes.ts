import { z } from 'zod';
import { readEnv } from './read-env.ts';

const limitsEnv = z.object({
  MOORING_MAX_HEADER_BYTES: z.coerce
    .number()
    .int()
    .min(4_096)
    .default(1024 * 1024),
});

/**
 * How many bytes the URL and headers of a request may have together, at every listener. As the reference by default
 * (`DefaultMaxHeaderBytes` of Go's net/http): OData clients put whole filters into the URL.
 * @throws MooringError INVALID that names the variable.
 */
export function maxHeaderBytes(env: NodeJS.ProcessEnv = process.env): number {
  return readEnv(limitsEnv, env).MOORING_MAX_HEADER_BYTES;
}
