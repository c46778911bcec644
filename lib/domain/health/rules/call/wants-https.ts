import { bad } from '../../node-health.ts';
import { evidenceOf, nameOf, statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';

/** The outside application answered 3xx, and leads to the same host with https, while its target URL begins with http. */
export const callWantsHttps: CallRule = {
  id: 'call/wants-https',
  hop: 'target',
  applies(proof) {
    const status = statusOfTarget(proof) ?? 0;
    const location = proof.response?.headers.location;
    const isRedirect = status >= 300 && status < 400;
    if (!isRedirect || !wantsTls(proof.target.url, location)) {
      return undefined;
    }
    return bad('Wants https', {
      cause: 'The outside application sends its callers to https, and its target URL begins with http.',
      evidence: `${evidenceOf(proof)} It leads to ${location}.`,
      fix: 'Register the https address as the target URL; pods need no change.',
      remedy: { action: 'change-target', ...nameOf(proof) },
    });
  },
};

function wantsTls(targetUrl: string, location: string | undefined): boolean {
  const [from, to] = [URL.parse(targetUrl), URL.parse(location ?? '')];
  return from?.protocol === 'http:' && to?.protocol === 'https:' && from.hostname === to.hostname;
}
