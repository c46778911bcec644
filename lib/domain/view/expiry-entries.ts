import type { CertificateLook } from '../application/certificate-look.ts';
import { type CertificateRow, certificateRows, renewSoonMs } from '../application/certificate-rows.ts';
import { certificateUse } from '../application/certificate-use.ts';
import type { IssuedCertificate } from '../application/issued-certificates.ts';
import type { OpenToken } from '../application/open-token.ts';
import { shortFingerprint } from '../application/short-fingerprint.ts';
import type { TlsTarget } from '../application/tls-targets.ts';
import type { Health } from '../health/health.ts';
import type { AuthorityCertificate } from '../kubernetes/authority.ts';
import { joinSentences } from '../texts/join-sentences.ts';
import { type Message, message, type Sentence } from '../texts/message.ts';
import { momentOf } from '../texts/moment-of.ts';
import type { ExpiryEntry } from './expiry-entry.ts';

/** Whoever replaces an authority needs all applications to come along: it is a warning that much sooner. */
const replaceAuthoritySoonMs = 90 * 86_400_000;

const isOver = { health: 'bad', word: message('certificates.expired') } as const;

export interface ClientExpiriesInput {
  application: string;
  /** Newest first. */
  certificates: readonly IssuedCertificate[];
  /** Fingerprints. */
  revoked: ReadonlySet<string>;
  /** Of the Application that has the name now; undefined where there is none. */
  applicationUid: string | undefined;
  nowMs: number;
}

/**
 * The client certificates of an Application that are valid, and where none is, the last one that was: the application is cut off. What
 * was revoked does not end any more.
 */
export function clientExpiries(input: ClientExpiriesInput): ExpiryEntry[] {
  const { application, applicationUid } = input;
  const rows = certificateRows(input);
  const live = rows.filter(({ isLive }) => isLive);
  const entries = live.map((row): ExpiryEntry => {
    const later = live.filter((other) => Date.parse(other.expiresAt) > Date.parse(row.expiresAt));
    const isReplaced = later.length > 0;
    return {
      ...clientEntry(application, row),
      ...(isReplaced
        ? { health: 'off', word: message('views.expiryReplaced'), note: noteOfReplaced(later) }
        : { health: row.health, word: row.word, note: noteOf(applicationUid, row) }),
      matters: !isReplaced,
      fingerprint: row.fingerprint,
    };
  });
  const expired = rows
    .filter(({ isLive, fingerprint }) => !isLive && !input.revoked.has(fingerprint))
    .sort((left, right) => Date.parse(right.expiresAt) - Date.parse(left.expiresAt))[0];
  if (entries.length > 0 || expired === undefined || applicationUid === undefined) {
    return entries;
  }
  const note = message('views.expiryCutOff', { application });
  return [{ ...clientEntry(application, expired), ...isOver, note, matters: true }];
}

/** When something that is said of these certificates is next another, if they stay as they are: milliseconds. */
export function nextClientChangeMs(certificates: readonly IssuedCertificate[], nowMs: number): number {
  const times = certificates.flatMap(({ expiresAt }) => {
    const endMs = Date.parse(expiresAt);
    return [endMs - renewSoonMs, endMs];
  });
  return times.reduce((next, ms) => (ms > nowMs && ms < next ? ms : next), Number.POSITIVE_INFINITY);
}

function noteOf(applicationUid: string | undefined, { isFromEarlier, usedAt }: CertificateRow): Sentence {
  if (applicationUid === undefined) {
    return message('views.expiryApplicationGone');
  }
  const use = wordsOfUse(usedAt);
  return isFromEarlier ? joinSentences([message('views.expiryFromEarlier'), use]) : use;
}

/** @param later what has taken its place */
function noteOfReplaced(later: readonly CertificateRow[]): Message {
  const isUnused = later.every(({ usedAt }) => certificateUse(usedAt).is === 'unused');
  return message(isUnused ? 'views.expiryLaterUnused' : 'views.expiryLaterValid');
}

function wordsOfUse(usedAt: string | undefined): Sentence {
  const use = certificateUse(usedAt);
  switch (use.is) {
    case 'used':
      return message('views.expiryLastUsed', { at: momentOf(use.lastAt) });
    case 'unused':
      return message('views.expiryNeverUsed');
    case 'unknown':
      return message('views.expiryCallsIn');
  }
}

function clientEntry(application: string, { fingerprint, expiresAt }: IssuedCertificate) {
  return {
    id: `client/${application}/${fingerprint}`,
    kind: 'client',
    name: message('views.expiryClient', { fingerprint: shortFingerprint(fingerprint) }),
    application,
    endsAt: expiresAt,
  } as const;
}

/** The authority that signs client certificates, and those that it has replaced and that are trusted until they end. */
export function authorityExpiries(
  {
    signing,
    trusted,
  }: { signing: AuthorityCertificate | undefined; trusted: readonly AuthorityCertificate[] },
  nowMs: number,
): ExpiryEntry[] {
  const former = trusted
    .filter(({ notAfter }) => Date.parse(notAfter) > nowMs)
    .map(
      (certificate): ExpiryEntry => ({
        ...authorityEntry(certificate, message('views.expiryFormerAuthority')),
        note: message('views.expiryFormerAuthorityNote'),
        health: 'off',
        word: message('views.expiryReplaced'),
        matters: false,
      }),
    );
  if (signing === undefined) {
    return former;
  }
  return [
    {
      ...authorityEntry(signing, message('views.expiryAuthority')),
      note: message('views.expiryAuthorityNote'),
      ...stateAt(signing.notAfter, nowMs, replaceAuthoritySoonMs),
      matters: true,
    },
    ...former,
  ];
}

function authorityEntry({ fingerprint, notAfter }: AuthorityCertificate, name: Sentence) {
  return { id: `authority/${fingerprint}`, kind: 'authority', name, endsAt: notAfter } as const;
}

/** @param look undefined where the console has not looked yet. */
export function edgeExpiry(address: string, look: CertificateLook | undefined, nowMs: number): ExpiryEntry {
  return {
    id: `edge/${address}`,
    kind: 'edge',
    name: message('views.expiryEdge', { address }),
    ...seenOf(look, nowMs, message('views.expiryEdgeNote')),
    matters: true,
    address,
  };
}

/** The certificate of a server outside, as far as the console has looked. */
export function targetExpiry(
  { address, applications, serviceCount }: TlsTarget,
  look: CertificateLook | undefined,
  nowMs: number,
): ExpiryEntry {
  const [application] = applications;
  const note =
    applications.length > 1
      ? message('views.expiryCalledOfMany', { services: serviceCount, applications: applications.length })
      : message('views.expiryCalled', { services: serviceCount });
  return {
    id: `target/${address}`,
    kind: 'target',
    name: address,
    ...(application === undefined || applications.length > 1 ? {} : { application }),
    ...seenOf(look, nowMs, note),
    matters: true,
    address,
  };
}

/** The one-time tokens that can still be used. */
export function tokenExpiries(tokens: readonly OpenToken[], nowMs: number): ExpiryEntry[] {
  return tokens
    .filter(({ expiresAt }) => Date.parse(expiresAt) > nowMs)
    .map(({ id, step, secretName, application, expiresAt }) => ({
      id: `token/${secretName}`,
      kind: 'token',
      name: message('views.expiryToken', { id }),
      ...(application === undefined ? {} : { application, token: { id, step } }),
      note: message('views.expiryTokenNote'),
      endsAt: expiresAt,
      health: 'busy',
      word: message(step === 'info' ? 'views.expiryNotUsed' : 'views.expiryOpened'),
      matters: false,
    }));
}

function seenOf(look: CertificateLook | undefined, nowMs: number, note: Sentence) {
  if (look === undefined) {
    return { health: 'todo', word: message('views.expiryNotLookedAt'), note } as const;
  }
  const { lookedAt, endsAt, issuer, problem } = look;
  if (endsAt === undefined) {
    return {
      lookedAt,
      health: 'off',
      word: message('views.expiryNotKnown'),
      note: joinSentences([note, problem ?? message('views.expiryNoCertificate')]),
    } as const;
  }
  const signed = issuer === undefined ? [] : [message('views.expirySignedBy', { issuer })];
  return { lookedAt, endsAt, note: joinSentences([note, ...signed]), ...stateAt(endsAt, nowMs, renewSoonMs) };
}

function stateAt(endsAt: string, nowMs: number, soonMs: number): { health: Health; word: Sentence } {
  const leftMs = Date.parse(endsAt) - nowMs;
  if (leftMs <= 0) {
    return isOver;
  }
  return leftMs < soonMs
    ? { health: 'warn', word: message('certificates.endsSoon') }
    : { health: 'ok', word: message('certificates.valid') };
}
