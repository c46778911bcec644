import type { KubeObject } from '../kubernetes/kube-object.ts';

export interface TokenRequestStatus {
  token: string;
  /** Where the outside application starts its pairing; works once. */
  url: string;
  /** RFC 3339, seconds precision. */
  expireAfter: string;
  application: string;
  state: 'OK' | 'Error' | '';
  /** Why there is no token; Mooring's own addition. */
  error?: string;
}

/** Asks for a one-time token for the Application of the same name (connectivity contract 1.3). */
export interface TokenRequest extends KubeObject {
  context?: { tenant?: string; group?: string };
  status?: TokenRequestStatus;
}

/** Milliseconds until the request expires, 0 when it has; undefined while nothing was answered. */
export function tokenRequestTimeLeftMs(request: TokenRequest, now: Date): number | undefined {
  const expiry = Date.parse(request.status?.expireAfter ?? '');
  return Number.isNaN(expiry) ? undefined : Math.max(0, expiry - now.getTime());
}

/** True when no token was issued yet, also for the dummy status that typed clients send along and after an error. */
export function needsToken(request: TokenRequest): boolean {
  return (request.status?.token ?? '') === '';
}

/** RFC 3339 in UTC with seconds precision, as the contract's objects carry times. */
export function secondsTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
