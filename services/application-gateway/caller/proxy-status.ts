import { errors } from 'undici';
import type { RawHeaders } from '../http1/header-name.ts';

const errorTypes: Record<string, string> = {
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_terminated',
  EPIPE: 'connection_terminated',
  UND_ERR_SOCKET: 'connection_terminated',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'http_protocol_error',
  UND_ERR_HEADERS_OVERFLOW: 'http_protocol_error',
  ETIMEDOUT: 'connection_timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connection_timeout',
  ENOTFOUND: 'dns_error',
  EAI_AGAIN: 'dns_timeout',
  EHOSTUNREACH: 'destination_ip_unroutable',
  ENETUNREACH: 'destination_ip_unroutable',
};

/** Codes of Node and OpenSSL for a certificate that is not trusted. */
const certificateError =
  /CERT|UNABLE_TO_|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE/;

/** The header that tells a caller why there is no answer of the target (RFC 9209): without one the body stays empty by contract. */
export const proxyStatusHeader = 'Proxy-Status';

/** Its value where the target has not answered in time. */
export const responseTimeout = memberOf('http_response_timeout');

/** Its value for an error of the connection to a target. */
export function proxyStatusOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = errorTypes[code];
  if (known !== undefined) {
    return memberOf(known);
  }
  if (certificateError.test(code)) {
    return memberOf('tls_certificate_error');
  }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return memberOf('tls_protocol_error');
  }
  return memberOf(
    error instanceof errors.HTTPParserError || code === '' ? 'http_protocol_error' : 'connection_terminated',
  );
}

/** Its value for an answer of the gateway itself, which has called nobody. */
export function proxyStatusOfAnswer(status: number): string {
  switch (status) {
    case 403:
      return memberOf('http_request_denied');
    case 404:
      return memberOf('destination_not_found');
    default:
      return memberOf(status < 500 ? 'http_request_error' : 'proxy_internal_error');
  }
}

/** Tells the caller of a refused call that could not be repeated that the next one is made with new credentials. */
export function repeatHeaders(status: number): RawHeaders {
  const details = 'new credentials are fetched, send the request again';
  const value = `application-gateway; received-status=${status}; details="${details}"`;
  return [proxyStatusHeader, value, 'Retry-After', '0'];
}

function memberOf(errorType: string): string {
  return `application-gateway; error=${errorType}`;
}
