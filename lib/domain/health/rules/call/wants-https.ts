import { message } from '../../../texts/message.ts';
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
    return bad(message('calls.wantsHttps'), {
      cause: message('calls.leadsToHttps'),
      evidence: message('calls.leadsTo', { evidence: evidenceOf(proof), location: location ?? '' }),
      fix: message('calls.wantsHttpsFix'),
      remedy: { action: 'change-target', ...nameOf(proof) },
    });
  },
};

function wantsTls(targetUrl: string, location: string | undefined): boolean {
  const [from, to] = [URL.parse(targetUrl), URL.parse(location ?? '')];
  return from?.protocol === 'http:' && to?.protocol === 'https:' && from.hostname === to.hostname;
}
