import { integrationNamespace } from '#lib/domain/application/application.ts';
import { tlsTargets } from '#lib/domain/application/tls-targets.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import {
  authorityExpiries,
  clientExpiries,
  edgeExpiry,
  targetExpiry,
  tokenExpiries,
} from '#lib/domain/view/expiry-entries.ts';
import type { ExpiryEntry } from '#lib/domain/view/expiry-entry.ts';
import { compareExpiry } from '#lib/domain/view/expiry-filter.ts';
import type { CertificateLooks } from '#lib/operations/certificates/certificate-looks.ts';
import { edgeAddress } from '#lib/operations/certificates/edge-address.ts';
import { sharedCertificateLooks } from '#lib/operations/certificates/shared-certificate-looks.ts';
import type { ModelChange } from '../model/live-model.ts';
import { createShared, type Taken } from './shared.ts';
import type { ViewInput } from './view-source.ts';

export const expiryNeeds = [
  'issuedcertificates',
  'revokedcertificates',
  'authorities',
  'connectiontokens',
  'applications',
] as const satisfies readonly LiveName[];

/** All that ends, as of the last time that it was looked at. */
export interface ExpiryLedger {
  /** What ends first on top; the same as long as nothing has changed. */
  entries(): readonly ExpiryEntry[];
  /** Services that are called without TLS. */
  plainCount(): number;
  close(): void;
}

type LedgerInput = Pick<ViewInput<'expiry-rows'>, 'model' | 'viewer' | 'context' | 'onChange'>;

/** It is made of all objects of its kinds: while much changes, not more often than this. */
const restMs = 500;
/** What depends on the time of day is looked at again. */
const clockMs = 60_000;
const edgeLookMs = 600_000;

const ledgers = createShared<ExpiryLedger>();

/** The ledger of all who may see the same. */
export function takeExpiryLedger(input: LedgerInput): Taken<ExpiryLedger> {
  return ledgers.take(input.viewer.scope, input.onChange, (onChange) => createLedger({ ...input, onChange }));
}

function createLedger(input: LedgerInput): ExpiryLedger {
  const { model, context, onChange } = input;
  const looks = sharedCertificateLooks(context);
  const edge = edgeAddress(context.config);
  let made: { entries: ExpiryEntry[]; plainCount: number } | undefined;
  let madeMs = 0;
  let timer: NodeJS.Timeout | undefined;

  function change(): void {
    made = undefined;
    clearTimeout(timer);
    timer = undefined;
    onChange();
  }

  function changeSoon(): void {
    timer ??= setTimeout(change, Math.max(0, madeMs + restMs - Date.now())).unref();
  }

  function current() {
    if (made === undefined) {
      made = expiries(input, looks, edge);
      madeMs = Date.now();
    }
    return made;
  }

  function lookAtEdge(): void {
    const lookedMs = Date.parse((edge && looks.of(edge)?.lookedAt) ?? '') || 0;
    if (edge !== undefined && Date.now() - lookedMs > edgeLookMs) {
      void looks.lookAt([edge]);
    }
  }

  const concerns = ({ kinds }: ModelChange) => expiryNeeds.some((kind) => kinds.has(kind));
  const leave = [
    model.subscribe((happened) => (concerns(happened) ? changeSoon() : undefined)),
    looks.subscribe(changeSoon),
  ];
  const clock = setInterval(() => {
    change();
    lookAtEdge();
  }, clockMs).unref();
  lookAtEdge();

  return {
    entries: () => current().entries,
    plainCount: () => current().plainCount,
    close() {
      clearTimeout(timer);
      clearInterval(clock);
      for (const end of leave) {
        end();
      }
    },
  };
}

function expiries({ model, viewer }: LedgerInput, looks: CertificateLooks, edge: string | undefined) {
  const nowMs = Date.now();
  const seen: typeof model.list = (kind) =>
    viewer.mayList(kind, integrationNamespace) ? model.list(kind) : [];
  const revoked = new Set(seen('revokedcertificates').flatMap(({ keys }) => keys));
  const { targets, plainCount } = tlsTargets(
    viewer.mayList('applications') ? model.list('applications') : [],
  );
  const entries = [
    ...seen('issuedcertificates').flatMap(({ application, certificates }) => {
      const applicationUid = model.get('applications', application)?.metadata.uid;
      return clientExpiries({ application, certificates, revoked, applicationUid, nowMs });
    }),
    ...seen('authorities').flatMap((authority) => authorityExpiries(authority, nowMs)),
    ...(edge === undefined ? [] : [edgeExpiry(edge, looks.of(edge), nowMs)]),
    ...targets.map((target) => targetExpiry(target, looks.of(target.address), nowMs)),
    ...tokenExpiries(
      seen('connectiontokens').map(({ token }) => token),
      nowMs,
    ),
  ];
  return { entries: entries.sort(compareExpiry), plainCount };
}
