import type { CatalogContext } from './catalog-context.ts';

/** Message of the Failed condition that ends the attempts. */
export const tooLateMessage = 'Stopping reconciliation retries because too much time has elapsed';

/** Whether an operation that began at `startedAt` (RFC 3339) has been tried for as long as it may. */
export function isTooLate({ config, now }: CatalogContext, startedAt: string | null | undefined): boolean {
  return typeof startedAt === 'string' && now().getTime() - Date.parse(startedAt) >= config.retryLimitMs;
}
