import { z } from 'zod';
import type { Proof } from '../application/proof.ts';
import { bad, type NodeHealth, ok, type Problem, warn } from './node-health.ts';

/** Who answered a call, or where it ended: the console's way to the gateway, the gateway, or the outside application. */
export type ProofHop = 'console' | 'gateway' | 'target';

/** What one call says about the way to the outside application. */
export interface ProofVerdict {
  hop: ProofHop;
  health: NodeHealth;
  /** Another path of the same service may do: the application has answered, only not with this one. */
  dependsOnPath?: true;
}

const gatewayError = z.object({
  error: z.string().transform((text) => text.replace(/\.$/, '').slice(0, 500)),
});

/** The error types of `Proxy-Status` (RFC 9209, 2.3) in words. */
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

/** Judges by the headers with which the gateway marks its own answers, and by the status of the others. */
export function judgeProof(proof: Proof): ProofVerdict {
  const { failure, response, request } = proof;
  if (failure !== undefined || response === undefined) {
    return {
      hop: 'console',
      health: bad('Gateway unreachable', {
        cause: 'The call did not reach the application gateway.',
        evidence: failure?.message ?? `${request.url} was not answered.`,
        fix: failure?.hint ?? 'Check that the application gateway runs.',
      }),
    };
  }
  const { status, headers } = response;
  const reason = /^application-gateway;\s*error=([a-z_]+)/i.exec(headers['proxy-status'] ?? '')?.[1];
  // what targets say with 5xx comes as 502, with a header that tells
  const statusOfTarget = headers['target-system-status'];
  if (status >= 500 && statusOfTarget !== undefined) {
    return ofTarget(proof, Number(statusOfTarget));
  }
  if (status === 502 || status === 504) {
    return { hop: 'gateway', health: unreachable(proof, reason) };
  }
  if (status === 500 || (status >= 400 && reason !== undefined)) {
    return { hop: 'gateway', health: notSent(proof, response) };
  }
  return ofTarget(proof, status);
}

function unreachable({ target, ...proof }: Proof, reason: string | undefined): NodeHealth {
  const why = reasons[reason ?? ''];
  return bad('Target unreachable', {
    cause: `The gateway does not reach the outside application${why === undefined ? '' : `: ${why}`}.`,
    evidence: evidenceOf({ target, ...proof }),
    fix: 'Check that the application runs and can be reached from the cluster, or correct its target URL.',
    remedy: { action: 'change-target', ...nameOf(target) },
  });
}

function notSent(proof: Proof, { status, body }: NonNullable<Proof['response']>): NodeHealth {
  const said = gatewayError.safeParse(jsonOf(body)).data?.error ?? 'it did not say why';
  const problem: Problem = {
    cause: `The gateway could not make the call: ${said}.`,
    evidence: evidenceOf(proof),
    fix: 'Call another path.',
  };
  return bad(
    'Not sent',
    status < 500
      ? problem
      : {
          ...problem,
          fix: 'Enter the credentials again; where the Secret was made by hand, give it the labels app and serviceId of this service.',
          remedy: { action: 'change-credentials', ...nameOf(proof.target) },
        },
  );
}

function ofTarget(proof: Proof, status: number): ProofVerdict {
  const { target, latencyMs, response } = proof;
  const hop = 'target';
  const evidence = evidenceOf(proof);
  if (status === 401 || status === 403) {
    return {
      hop,
      health: bad('Credentials refused', {
        cause: target.hasCredentials
          ? 'The outside application does not accept the credentials that were registered.'
          : 'The outside application asks for credentials, and none are registered.',
        evidence,
        fix: 'Enter the credentials that the application accepts; pods need no change.',
        remedy: { action: 'change-credentials', ...nameOf(target) },
      }),
    };
  }
  const location = response?.headers.location;
  if (status >= 300 && status < 400 && wantsTls(target.url, location)) {
    return {
      hop,
      health: bad('Wants https', {
        cause: 'The outside application sends its callers to https, and its target URL begins with http.',
        evidence: `${evidence} It leads to ${location}.`,
        fix: 'Register the https address as the target URL; pods need no change.',
        remedy: { action: 'change-target', ...nameOf(target) },
      }),
    };
  }
  if (status >= 500) {
    return {
      hop,
      dependsOnPath: true,
      health: warn('Target fails', {
        cause: `The outside application was reached, and failed with ${status}.`,
        evidence,
        fix: 'Look into the log of the application, or call another path.',
      }),
    };
  }
  if (status >= 400) {
    return {
      hop,
      dependsOnPath: true,
      health: warn('Not answered well', {
        cause:
          status === 404 || status === 405
            ? 'The outside application was reached, and has nothing to be read there.'
            : `The outside application was reached, and refuses this request with ${status}.`,
        evidence,
        fix: 'Call another path, or correct the target URL where it leads to the wrong place.',
        remedy: { action: 'change-target', ...nameOf(target) },
      }),
    };
  }
  return { hop, health: ok(`Answered ${status} after ${Math.round(latencyMs)} ms`) };
}

/** Both ends of the call: what the pod asks for, and what the gateway makes of it. */
function evidenceOf({ request, response, target, latencyMs }: Proof): string {
  const own = response?.headers['target-system-status'];
  const from = own === undefined ? '' : ` The application itself said ${own}.`;
  return `GET ${request.url}, at the target ${target.url}, was answered ${response?.status} after ${latencyMs} ms.${from}`;
}

function nameOf({ application, serviceId }: Proof['target']) {
  return { application, serviceId };
}

function wantsTls(targetUrl: string, location: string | undefined): boolean {
  const [from, to] = [URL.parse(targetUrl), URL.parse(location ?? '')];
  return from?.protocol === 'http:' && to?.protocol === 'https:' && from.hostname === to.hostname;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
