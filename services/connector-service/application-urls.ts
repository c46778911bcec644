import { formatSubject, type Subject } from '#lib/pki/subject.ts';
import type { Connector } from './connector.ts';

/** The subject that a certificate of this application must have. */
export function subjectFor(connector: Connector, application: string): Subject {
  return { ...connector.config.subject, CN: application };
}

/** The `certificate` member of the signing request info and of the management info (contract 2.5, 2.8). */
export function certificateInfo(subject: Subject) {
  return { subject: formatSubject(subject), extensions: '', 'key-algorithm': 'rsa2048' };
}

/** The application's own addresses at the edge. */
export function runtimeUrls(connector: Connector, application: string) {
  const base = `/${application}/v1`;
  return {
    eventsInfoUrl: under(connector.config.gatewayUrl, `${base}/events/subscribed`),
    eventsUrl: under(connector.config.gatewayUrl, `${base}/events`),
    metadataUrl: under(connector.config.gatewayUrl, `${base}/metadata/services`),
  };
}

/** Base URL and path; empty where the base URL is. */
export function under(baseUrl: string, path: string): string {
  return baseUrl === '' ? '' : baseUrl + path;
}
