import { parseSubject, type SubjectAttribute } from './subject.ts';

/** One certificate of an `X-Forwarded-Client-Cert` header. */
export interface ForwardedCertificate {
  /** Lower-case hex SHA-256 of the DER. */
  hash: string | undefined;
  /** First value of each attribute; empty for hops of the mesh. */
  subject: Partial<Record<SubjectAttribute, string>>;
}

/** Name of the header in which the edge tells the services behind it who called. */
export const clientCertHeader = 'x-forwarded-client-cert';

/** Reads the header Envoy's way: elements by comma, pairs by semicolon, both outside quotes (connectivity contract 2.11). */
export function parseClientCertHeader(header: string): ForwardedCertificate[] {
  return splitOutsideQuotes(header, ',').map((element) => {
    const read: ForwardedCertificate = { hash: undefined, subject: {} };
    for (const pair of splitOutsideQuotes(element, ';')) {
      const at = pair.indexOf('=');
      const key = pair.slice(0, at).trim().toLowerCase();
      const value = unquote(pair.slice(at + 1).trim());
      if (key === 'hash' && /^[0-9a-f]{64}$/.test(value)) {
        read.hash = value;
      } else if (key === 'subject') {
        read.subject = subjectOf(value);
      }
    }
    return read;
  });
}

/** The header for one client certificate, as the ingress of the reference wrote it. */
export function formatClientCertHeader(hash: string, attributes: [string, string][]): string {
  const escaped = attributes.map(([key, value]) => `${key}=${value.replace(/[\\,=]/g, '\\$&')}`).join(',');
  return `Hash=${hash};Subject="${escaped.replace(/["\\]/g, '\\$&')}";URI=`;
}

function subjectOf(text: string): ForwardedCertificate['subject'] {
  const subject: ForwardedCertificate['subject'] = {};
  for (const [key, value] of parseSubject(text)) {
    const attribute = key as SubjectAttribute;
    subject[attribute] ??= value;
  }
  return subject;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') {
      at++;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (character === separator && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function unquote(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replace(/\\(["\\])/g, '$1')
    : text;
}
