/** How a call through the gateway may end that got no answer of the target. */
export const callFailures = ['timeout', 'unreachable', 'broken', 'cancelled', 'credentials'] as const;

export type CallFailure = (typeof callFailures)[number];

/** What the gateway has seen of one service since it started. */
export interface ServiceCalls {
  application: string;
  serviceId: string;
  calls: number;
  /** ISO time; null where none was seen. */
  lastCallAt: string | null;
  /** Given to the caller; null while the first call runs. */
  lastStatus: number | null;
  /** Of the last call; null where the target answered. */
  lastFailure: CallFailure | null;
  /** Calls that were answered with 5xx; left out by a gateway that does not count them. */
  errors?: number;
  /** Of the last calls: what 95 of 100 did not take longer than, in milliseconds. */
  p95Ms?: number | null;
}

export interface SeenCalls {
  /** ISO time from which on calls were counted. */
  since: string;
  services: ServiceCalls[];
}

/** Calls by the id of the service. */
export function callsByService(seen: SeenCalls | undefined): ReadonlyMap<string, ServiceCalls> {
  return new Map((seen?.services ?? []).map((calls) => [calls.serviceId, calls]));
}
