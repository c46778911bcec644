import type { Proof } from '../../../application/proof.ts';
import { judgeProof } from '../../proof-verdict.ts';
import { tell } from '../diagnose.ts';
import { application, type Examples, namespace, serviceId } from '../example-objects.ts';
import { callNotPossible } from './not-possible.ts';

const asked: Proof = {
  request: { method: 'GET', url: 'http://gateway/orders', sentTo: 'http://127.0.0.1', headers: {} },
  target: { application, serviceId, url: 'http://shop.example/orders', hasCredentials: false },
  latencyMs: 12,
};
const signedIn: Proof = { ...asked, target: { ...asked.target, hasCredentials: true } };

function answered(status: number, headers: Record<string, string> = {}, proof = asked, body = '') {
  return judgeProof({ ...proof, response: { status, headers, body, truncated: false } }).health;
}

const ofGateway = (error: string) => ({ 'proxy-status': `application-gateway; error=${error}` });
const noSecret = JSON.stringify({ error: 'secret shop is not there' });

export const callExamples: Examples<'call'> = {
  'call/credentials-missing': () => answered(401),
  'call/credentials-refused': () => answered(401, {}, signedIn),
  'call/gateway-unreachable': () => judgeProof(asked).health,
  'call/not-accepted': () => answered(404, ofGateway('destination_not_found')),
  'call/not-possible': () =>
    tell(callNotPossible, {
      binding: 'orders-web',
      namespace,
      error: 'Secret orders-web holds no GATEWAY_URL.',
    }),
  'call/not-prepared': () => answered(500, {}, signedIn, noSecret),
  'call/nothing-there': () => answered(404),
  'call/request-refused': () => answered(429),
  'call/target-fails': () => answered(502, { 'target-system-status': '503' }),
  'call/target-unreachable': () => answered(502, ofGateway('connection_refused')),
  'call/wants-https': () => answered(301, { location: 'https://shop.example/orders' }),
};
