import type { Proof } from '../../../application/proof.ts';
import { type Message, message } from '../../../texts/message.ts';

/** Why the gateway made no call of it, in the error types of `Proxy-Status` (RFC 9209, 2.3); undefined where it does not say. */
export function gatewayError({ response }: Proof): string | undefined {
  return /^application-gateway;\s*error=([a-z_]+)/i.exec(response?.headers['proxy-status'] ?? '')?.[1];
}

/**
 * What the outside application answered; undefined where it was not asked. What targets say with 5xx comes as 502, with a
 * header that tells.
 */
export function statusOfTarget(proof: Proof): number | undefined {
  const { status = 0, headers = {} } = proof.response ?? {};
  const own = headers['target-system-status'];
  if (status >= 500 && own !== undefined) {
    return Number(own);
  }
  return (status >= 500 && [500, 502, 504].includes(status)) ||
    (status >= 400 && gatewayError(proof) !== undefined)
    ? undefined
    : status;
}

/** Both ends of the call: what the pod asks for, and what the gateway makes of it. */
export function evidenceOf({ request, response, target, latencyMs }: Proof): Message {
  const own = response?.headers['target-system-status'];
  const values = {
    url: request.url,
    target: target.url,
    status: String(response?.status),
    latencyMs: String(latencyMs),
  };
  return own === undefined
    ? message('calls.evidence', values)
    : message('calls.evidenceWithOwnStatus', { ...values, own });
}

export function nameOf({ target: { application, serviceId } }: Proof) {
  return { application, serviceId };
}
