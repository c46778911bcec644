import { type Message, message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import { evidenceOf, gatewayError, nameOf, statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';

/** The error types of `Proxy-Status` in words. */
const reasons: Record<string, Message> = {
  connection_refused: message('calls.connectionRefused'),
  connection_terminated: message('calls.connectionTerminated'),
  connection_timeout: message('calls.connectionTimeout'),
  dns_error: message('calls.dnsError'),
  dns_timeout: message('calls.dnsTimeout'),
  destination_ip_unroutable: message('calls.unroutable'),
  tls_certificate_error: message('calls.certificateError'),
  tls_protocol_error: message('calls.tlsError'),
  http_protocol_error: message('calls.httpError'),
  http_response_timeout: message('calls.responseTimeout'),
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
    return bad(message('calls.targetUnreachable'), {
      cause:
        why === undefined ? message('calls.targetNotReached') : message('calls.targetNotReachedFor', { why }),
      evidence: evidenceOf(proof),
      fix: message('calls.targetUnreachableFix'),
      remedy: { action: 'change-target', ...nameOf(proof) },
    });
  },
};
