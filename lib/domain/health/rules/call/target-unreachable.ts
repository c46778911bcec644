import { bad } from '../../node-health.ts';
import { evidenceOf, gatewayError, nameOf, statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';

/** The error types of `Proxy-Status` in words. */
const reasons: Record<string, string> = {
  connection_refused: 'the connection was refused: nothing listens there',
  connection_terminated: 'the connection was broken off',
  connection_timeout: 'the connection took too long',
  dns_error: 'the host name is not known',
  dns_timeout: 'the host name could not be looked up',
  destination_ip_unroutable: 'there is no way to the address',
  tls_certificate_error: 'its certificate is not trusted',
  tls_protocol_error: 'no TLS came about: it may be an http address',
  http_protocol_error: 'it answers with something that is no HTTP',
  http_response_timeout: 'it did not answer in time',
};

/** The gateway itself answered 502 or 504; its header `Proxy-Status` says where the call ended. */
export const callTargetUnreachable: CallRule = {
  id: 'call/target-unreachable',
  hop: 'gateway',
  applies(proof) {
    const status = proof.response?.status;
    if (statusOfTarget(proof) !== undefined || (status !== 502 && status !== 504)) {
      return undefined;
    }
    const why = reasons[gatewayError(proof) ?? ''];
    return bad('Target unreachable', {
      cause: `The gateway does not reach the outside application${why === undefined ? '' : `: ${why}`}.`,
      evidence: evidenceOf(proof),
      fix: 'Check that the application runs and can be reached from the cluster, or correct its target URL.',
      remedy: { action: 'change-target', ...nameOf(proof) },
    });
  },
};
