import { type Application, acceptedCommonNames } from '#lib/domain/application/application.ts';
import type { ForwardedCertificate } from '#lib/pki/client-cert-header.ts';

export type CertificateSubject = ForwardedCertificate['subject'];

/**
 * Whether a certificate with this subject may act for the Application: the common name, and organization and
 * organizational unit too where the Application has both tenant and group (connectivity contract 4.3).
 */
export function mayActFor(subject: CertificateSubject, application: Application): boolean {
  const { tenant = '', group = '' } = application.spec ?? {};
  const isTenantBound = tenant !== '' && group !== '';
  return (
    acceptedCommonNames(application).includes(subject.CN ?? '') &&
    (!isTenantBound || (subject.O === tenant && subject.OU === group))
  );
}

export type Backend = 'registry' | 'events';

const prefixes: [prefix: string, backend: Backend][] = [
  ['/v1/events', 'events'],
  ['/v2/events', 'events'],
  ['/events', 'events'],
  ['/v1/metadata', 'registry'],
];

/**
 * Which service answers a path below `/APP` (connectivity contract 4.4), undefined where none does.
 * @param rest the path behind the Application's name, without the query
 */
export function backendOf(rest: string): Backend | undefined {
  return prefixes.find(([prefix]) => rest === prefix || rest.startsWith(`${prefix}/`))?.[1];
}
