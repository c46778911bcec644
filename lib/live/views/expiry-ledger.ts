import { integrationNamespace } from '#lib/domain/application/application.ts';
import { tlsTargets } from '#lib/domain/application/tls-targets.ts';
import type { KeyedObject } from '#lib/domain/kubernetes/core-objects.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import {
  authorityExpiries,
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
import { createKeptClientExpiries, type KeptClientExpiries } from './kept-client-expiries.ts';
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

/** It is made of all objects of its kinds: while much changes it rests ten times as long as it takes, within these. */
const rest = { share: 10, leastMs: 250, mostMs: 2_000 } as const;
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
  let nextMs = 0;
  let timer: NodeJS.Timeout | undefined;
  const expiries = createReading(input, looks, edge);

  function change(): void {
    made = undefined;
    clearTimeout(timer);
    timer = undefined;
    onChange();
  }

  function changeSoon(): void {
    timer ??= setTimeout(change, Math.max(0, nextMs - Date.now())).unref();
  }

  function current() {
    if (made === undefined) {
      const startMs = Date.now();
      made = expiries();
      const endMs = Date.now();
      nextMs = endMs + Math.min(rest.mostMs, Math.max(rest.leastMs, rest.share * (endMs - startMs)));
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

function createReading({ model, viewer }: LedgerInput, looks: CertificateLooks, edge: string | undefined) {
  const ofClient: KeptClientExpiries = createKeptClientExpiries();
  const seen: typeof model.list = (kind) =>
    viewer.mayList(kind, integrationNamespace) ? model.list(kind) : [];
  let revoked: { of: readonly KeyedObject[]; keys: ReadonlySet<string> } = { of: [], keys: new Set() };

  /** The same set as long as nothing is revoked. */
  function revokedNow(): ReadonlySet<string> {
    const of = seen('revokedcertificates');
    if (of.length !== revoked.of.length || of.some((object, index) => object !== revoked.of[index])) {
      revoked = { of, keys: new Set(of.flatMap(({ keys }) => keys)) };
    }
    return revoked.keys;
  }

  return () => {
    const nowMs = Date.now();
    const keys = revokedNow();
    const { targets, plainCount } = tlsTargets(
      viewer.mayList('applications') ? model.list('applications') : [],
    );
    const entries = [
      ...seen('issuedcertificates').flatMap((object) => {
        const applicationUid = model.get('applications', object.application)?.metadata.uid;
        return ofClient(object, { revoked: keys, applicationUid, nowMs });
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
  };
}
