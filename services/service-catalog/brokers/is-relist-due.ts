import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { durationMs } from '../duration-ms.ts';

/** Whether a broker that is in order is to be read again because of the time that has passed (binding contract 2.2). */
export function isRelistDue({ spec, status }: ServiceBroker, now: Date, defaultMs: number): boolean {
  if (spec.relistBehavior === 'Manual' || !isConditionTrue(status?.conditions, 'Ready')) {
    return false;
  }
  const intervalMs = durationMs(spec.relistDuration ?? '') ?? defaultMs;
  const readAtMs = Date.parse(status?.lastCatalogRetrievalTime ?? '');
  return Number.isNaN(readAtMs) || now.getTime() - readAtMs >= intervalMs;
}
