import { z } from 'zod';

/** In addition to any kind of credentials: where a token against cross-site request forgery is fetched before a call. */
export const csrfInfo = z
  .object({ tokenEndpointURL: z.string().nullish().describe('Required: a URL.') })
  .nullish();
