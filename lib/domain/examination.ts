import { z } from 'zod';
import type { ObjectRef } from './binding-graph-node.ts';
import { bad, type NodeHealth, ok } from './node-health.ts';
import type { Proof } from './proof.ts';

/** One thing that the doctor has tried out, and how it went. */
export interface Check {
  /** "Connector", "Call through binding orders-nginx". */
  subject: string;
  health: NodeHealth;
  object?: ObjectRef;
}

export interface Examination {
  checks: Check[];
  /** How many bindings were left out because there are too many. */
  leftOut: number;
}

/** Where the service behind a binding is registered. */
export interface RegisteredAt {
  application: string;
  serviceId: string;
}

function wantsTls(targetUrl: string | undefined, location: string | undefined): boolean {
  const [from, to] = [URL.parse(targetUrl ?? ''), URL.parse(location ?? '')];
  return from?.protocol === 'http:' && to?.protocol === 'https:' && from.hostname === to.hostname;
}

const gatewayError = z.object({
  error: z.string().transform((text) => text.replace(/\.$/, '').slice(0, 500)),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What a call through the gateway says about the link from the workload to the outside application.
 * @param targetUrl as it is registered.
 */
export function healthOfProof(proof: Proof, at: RegisteredAt | undefined, targetUrl?: string): NodeHealth {
  const { failure, response, latencyMs, request } = proof;
  if (failure !== undefined || response === undefined) {
    return bad('Gateway unreachable', {
      cause: 'The call did not reach the application gateway.',
      evidence: failure?.message ?? `${request.url} was not answered.`,
      fix: failure?.hint ?? 'Check that the application gateway runs.',
    });
  }
  const { status } = response;
  const evidence = `GET ${request.url} was answered ${status} after ${latencyMs} ms.`;
  if (status === 401 || status === 403) {
    return bad('Credentials refused', {
      cause: 'The outside application does not accept the credentials that were registered.',
      evidence,
      fix: 'Enter the credentials that the application accepts; pods need no change.',
      ...(at === undefined ? {} : { remedy: { action: 'change-credentials', ...at } }),
    });
  }
  if (status === 502 || status === 504) {
    return bad('Target unreachable', {
      cause: 'The gateway does not reach the outside application.',
      evidence,
      fix: 'Check that the application runs and can be reached from the cluster, or correct its target URL.',
      ...(at === undefined ? {} : { remedy: { action: 'change-target', ...at } }),
    });
  }
  const { location } = response.headers;
  if (status >= 300 && status < 400 && wantsTls(targetUrl, location)) {
    return bad('Wants https', {
      cause: 'The outside application sends its callers to https, and its target URL begins with http.',
      evidence: `${evidence} It leads to ${location}.`,
      fix: 'Register the https address as the target URL; pods need no change.',
      ...(at === undefined ? {} : { remedy: { action: 'change-target', ...at } }),
    });
  }
  if (status === 500) {
    // what targets say with 500 comes as 502
    const said = gatewayError.safeParse(jsonOf(response.body)).data?.error ?? 'it did not say why';
    return bad('Not sent', {
      cause: `The gateway could not make the call: ${said}.`,
      evidence,
      fix: 'Enter the credentials again; where the Secret was made by hand, give it the labels app and serviceId of this service.',
      ...(at === undefined ? {} : { remedy: { action: 'change-credentials', ...at } }),
    });
  }
  return ok(`Answered ${status} after ${Math.round(latencyMs)} ms`);
}

/** The findings as text to hand on; evidence comes from conditions and status codes, no secret is in it. */
export function reportText(title: string, checks: readonly Check[]): string {
  const lines = checks.flatMap(({ subject, health: { word, problem } }) => [
    `- ${subject}: ${word}`,
    ...(problem === undefined
      ? []
      : [`  Cause: ${problem.cause}`, `  Evidence: ${problem.evidence}`, `  Fix: ${problem.fix}`]),
  ]);
  return [title, '', ...(lines.length === 0 ? ['Nothing was found.'] : lines), ''].join('\n');
}
