import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { calledUrl, type Proof } from '../application/proof.ts';
import { judgeProof } from './proof-verdict.ts';

const name = { application: 'shop', serviceId: 'orders' };
const asked: Proof = {
  request: { method: 'GET', url: 'http://gateway/orders', sentTo: 'http://127.0.0.1/', headers: {} },
  target: { ...name, url: 'http://shop.example/api/orders', hasCredentials: true },
  latencyMs: 12.3,
};

function answered(status: number, headers: Record<string, string> = {}, body = 'not to be shown'): Proof {
  return { ...asked, response: { status, headers, body, truncated: false } };
}

const ofGateway = (error: string) => ({ 'proxy-status': `application-gateway; error=${error}` });

test.each([
  ['the gateway', 502, ofGateway('connection_refused'), 'gateway', 'Target unreachable', 'change-target'],
  ['the gateway', 504, ofGateway('http_response_timeout'), 'gateway', 'Target unreachable', 'change-target'],
  ['the gateway', 500, {}, 'gateway', 'Not sent', 'change-credentials'],
  ['the gateway', 404, ofGateway('destination_not_found'), 'gateway', 'Not sent', undefined],
  ['the target', 502, { 'target-system-status': '503' }, 'target', 'Target fails', undefined],
  ['the target', 401, {}, 'target', 'Credentials refused', 'change-credentials'],
  ['the target', 403, {}, 'target', 'Credentials refused', 'change-credentials'],
  ['the target', 404, {}, 'target', 'Not answered well', 'change-target'],
  [
    'the target',
    404,
    { 'proxy-status': 'cdn; error=dns_error' },
    'target',
    'Not answered well',
    'change-target',
  ],
  ['the target', 429, {}, 'target', 'Not answered well', 'change-target'],
  ['the target', 200, {}, 'target', 'Answered 200 after 12 ms', undefined],
  ['the target', 302, {}, 'target', 'Answered 302 after 12 ms', undefined],
])('knows that %s answered %i with %j', (_who, status, headers, hop, word, action) => {
  const verdict = judgeProof(answered(status, headers as Record<string, string>));
  expect(renderAll('en', verdict)).toMatchObject({ hop, health: { word } });
  expect(verdict.health.problem?.remedy?.action).toBe(action);
  const { problem } = verdict.health;
  if (problem !== undefined) {
    expect(renderAll('en', problem.evidence)).toContain('http://shop.example/api/orders');
    expect(renderAll('en', problem.evidence)).toContain('http://gateway/orders');
    expect(JSON.stringify(problem)).not.toContain('not to be shown');
  }
});

test('says why the gateway does not reach the target', () => {
  const { health } = judgeProof(answered(502, ofGateway('tls_certificate_error')));
  expect(renderAll('en', health.problem?.cause)).toBe(
    'The gateway does not reach the outside application: its certificate is not trusted.',
  );
});

test('says what the application itself answered, where the gateway wrote another status', () => {
  const { health } = judgeProof(answered(502, { 'target-system-status': '503' }));
  expect(renderAll('en', health.problem?.cause)).toContain('503');
  expect(renderAll('en', health.problem?.evidence)).toContain('was answered 502');
});

test('what the gateway itself could not do is said in its words', () => {
  const error = 'secret pw does not count for this service: it lacks the label app=shop';
  const { health } = judgeProof(answered(500, {}, JSON.stringify({ code: 500, error })));
  expect(renderAll('en', health.problem)).toMatchObject({
    cause: `The gateway could not make the call: ${error}.`,
    remedy: { action: 'change-credentials', ...name },
  });
});

test('an answer of the target in the words of the gateway is the target’s', () => {
  const body = JSON.stringify({ code: 404, error: 'no such order' });
  expect(judgeProof(answered(404, {}, body)).hop).toBe('target');
});

test('a target that asks for credentials where there are none is told apart from one that refuses them', () => {
  const open = { ...answered(401), target: { ...asked.target, hasCredentials: false } };
  expect(renderAll('en', judgeProof(open).health.problem?.cause)).toContain('none are registered');
  expect(renderAll('en', judgeProof(answered(401)).health.problem?.cause)).toContain('does not accept');
});

test.each([
  ['https://shop.example/api/', 'Wants https'],
  ['https://elsewhere.example/', 'Answered 301 after 12 ms'],
  ['http://gateway/api/', 'Answered 301 after 12 ms'],
])('a target without TLS that sends its callers to %s: %s', (location, word) => {
  expect(renderAll('en', judgeProof(answered(301, { location })).health.word)).toBe(word);
});

test('no answer at all is between console and gateway', () => {
  const failure = { message: 'refused', hint: 'start it' };
  expect(renderAll('en', judgeProof({ ...asked, failure }))).toMatchObject({
    hop: 'console',
    health: { problem: { evidence: 'refused', fix: 'start it' } },
  });
});

test.each([
  ['http://shop.example', '/orders', 'http://shop.example/orders'],
  ['http://shop.example/', '', 'http://shop.example/'],
  ['http://shop.example/api/', '/orders?x=1', 'http://shop.example/api/orders?x=1'],
  ['http://shop.example/api?key=1', '/orders?x=1', 'http://shop.example/api/orders?key=1&x=1'],
  ['http://me:hush@shop.example/api', '/orders', 'http://shop.example/api/orders'],
  ['shop.example', '/orders', 'shop.example'],
])('%s with %s is called at %s', (target, path, url) => {
  expect(calledUrl(target, path)).toBe(url);
});
