import type { CertificateLook } from './certificate-look.ts';

/** So many are looked at by one click. */
const mostAtOnce = 100;
const staleMs = 60_000;

/** Which servers are looked at next: those that were not yet, then those that were longest ago. */
export function dueTargets(
  addresses: readonly string[],
  lookOf: (address: string) => CertificateLook | undefined,
  nowMs: number,
): string[] {
  return addresses
    .map((address) => ({ address, lookedMs: Date.parse(lookOf(address)?.lookedAt ?? '') || 0 }))
    .filter(({ lookedMs }) => nowMs - lookedMs >= staleMs)
    .sort((left, right) => left.lookedMs - right.lookedMs)
    .slice(0, mostAtOnce)
    .map(({ address }) => address);
}
