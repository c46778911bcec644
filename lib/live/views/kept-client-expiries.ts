import type { CertificatesObject } from '#lib/domain/kubernetes/live-view.ts';
import { clientExpiries, nextClientChangeMs } from '#lib/domain/view/expiry-entries.ts';
import type { ExpiryEntry } from '#lib/domain/view/expiry-entry.ts';

interface Kept {
  entries: ExpiryEntry[];
  revoked: ReadonlySet<string>;
  applicationUid: string | undefined;
  /** From then on they are others. */
  untilMs: number;
}

/** What ends of the certificates of one Application; made again only when it may have become another. */
export type KeptClientExpiries = (
  object: CertificatesObject,
  facts: { revoked: ReadonlySet<string>; applicationUid: string | undefined; nowMs: number },
) => ExpiryEntry[];

export function createKeptClientExpiries(): KeptClientExpiries {
  // an object is not changed, only replaced
  const known = new WeakMap<CertificatesObject, Kept>();
  return (object, { revoked, applicationUid, nowMs }) => {
    const kept = known.get(object);
    if (
      kept !== undefined &&
      kept.revoked === revoked &&
      kept.applicationUid === applicationUid &&
      nowMs < kept.untilMs
    ) {
      return kept.entries;
    }
    const { application, certificates } = object;
    const entries = clientExpiries({ application, certificates, revoked, applicationUid, nowMs });
    const untilMs = nextClientChangeMs(certificates, nowMs);
    known.set(object, { entries, revoked, applicationUid, untilMs });
    return entries;
  };
}
