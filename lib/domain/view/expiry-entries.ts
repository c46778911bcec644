import type { CertificateLook } from '../application/certificate-look.ts';
import type { IssuedCertificate } from '../application/certificate-record.ts';
import { certificateRows, renewSoonMs } from '../application/certificate-rows.ts';
import type { OpenToken } from '../application/open-token.ts';
import { shortFingerprint } from '../application/short-fingerprint.ts';
import type { TlsTarget } from '../application/tls-targets.ts';
import type { Health } from '../health/health.ts';
import type { AuthorityCertificate } from '../kubernetes/authority.ts';
import type { ExpiryEntry } from './expiry-entry.ts';

/** Whoever replaces an authority needs all applications to come along: it is a warning that much sooner. */
const replaceAuthoritySoonMs = 90 * 86_400_000;

const isOver = { health: 'bad', word: 'Expired' } as const;

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
  const last = live.reduce((end, { expiresAt }) => Math.max(end, Date.parse(expiresAt)), 0);
  const entries = live.map((row): ExpiryEntry => {
    const isReplaced = Date.parse(row.expiresAt) < last;
    return {
      ...clientEntry(application, row),
      ...(isReplaced
        ? { health: 'off', word: 'Replaced', note: 'A later certificate is valid. It can be revoked.' }
        : { health: row.health, word: row.word, note: noteOf(applicationUid, row.isFromEarlier) }),
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
  const note = `${application} has no valid certificate: it cannot call in. Pair it again.`;
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

function noteOf(applicationUid: string | undefined, isFromEarlier: boolean): string {
  if (applicationUid === undefined) {
    return 'There is no Application of this name any more.';
  }
  return isFromEarlier ? 'From an earlier Application of this name.' : 'The application calls in with it.';
}

function clientEntry(application: string, { fingerprint, expiresAt }: IssuedCertificate) {
  return {
    id: `client/${application}/${fingerprint}`,
    kind: 'client',
    name: `Client certificate ${shortFingerprint(fingerprint)}`,
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
        ...authorityEntry(certificate, 'Former CA of client certificates'),
        note: 'Certificates that it signed are trusted until it ends.',
        health: 'off',
        word: 'Replaced',
        matters: false,
      }),
    );
  if (signing === undefined) {
    return former;
  }
  return [
    {
      ...authorityEntry(signing, 'CA of client certificates'),
      note: 'It signs all client certificates. Replace it before it ends, so that applications renew in time.',
      ...stateAt(signing.notAfter, nowMs, replaceAuthoritySoonMs),
      matters: true,
    },
    ...former,
  ];
}

function authorityEntry({ fingerprint, notAfter }: AuthorityCertificate, name: string) {
  return { id: `authority/${fingerprint}`, kind: 'authority', name, endsAt: notAfter } as const;
}

/** @param look undefined where the console has not looked yet. */
export function edgeExpiry(address: string, look: CertificateLook | undefined, nowMs: number): ExpiryEntry {
  return {
    id: `edge/${address}`,
    kind: 'edge',
    name: `Certificate of the edge, ${address}`,
    ...lookedAt(
      look,
      nowMs,
      'The edge renews the one that it made itself 30 days before its end. Any other has to be replaced by whoever made it.',
    ),
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
  const services = serviceCount === 1 ? 'One service is' : `${serviceCount} services are`;
  const others = applications.length > 1 ? `, of ${applications.length} applications` : '';
  return {
    id: `target/${address}`,
    kind: 'target',
    name: address,
    ...(application === undefined || applications.length > 1 ? {} : { application }),
    ...lookedAt(look, nowMs, `${services} called there${others}.`),
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
      name: `One-time token ${id}`,
      ...(application === undefined ? {} : { application, token: { id, step } }),
      note: 'Whoever has it can pair once.',
      endsAt: expiresAt,
      health: 'busy',
      word: step === 'info' ? 'Not used yet' : 'Opened',
      matters: false,
    }));
}

function lookedAt(look: CertificateLook | undefined, nowMs: number, note: string) {
  if (look === undefined) {
    return { health: 'todo', word: 'Not looked at', note } as const;
  }
  const { endsAt, issuer, problem } = look;
  if (endsAt === undefined) {
    return {
      health: 'off',
      word: 'Not known',
      note: `${note} ${problem ?? 'It shows no certificate.'}`,
    } as const;
  }
  const signed = issuer === undefined ? '' : ` Signed by ${issuer}.`;
  return { endsAt, note: `${note}${signed}`, ...stateAt(endsAt, nowMs, renewSoonMs) };
}

function stateAt(endsAt: string, nowMs: number, soonMs: number): { health: Health; word: string } {
  const leftMs = Date.parse(endsAt) - nowMs;
  if (leftMs <= 0) {
    return isOver;
  }
  return leftMs < soonMs ? { health: 'warn', word: 'Ends soon' } : { health: 'ok', word: 'Valid' };
}
