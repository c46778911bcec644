import { expect, test } from 'vitest';
import { healthOfProof, reportText } from './examination.ts';
import { bad, ok } from './node-health.ts';
import type { Proof } from './proof.ts';

const at = { application: 'shop', serviceId: 'orders' };
const asked: Proof = {
  request: { method: 'GET', url: 'http://gateway/', sentTo: 'http://127.0.0.1/', headers: {} },
  latencyMs: 12.3,
};

function answered(status: number): Proof {
  return { ...asked, response: { status, headers: {}, body: 'not to be shown', truncated: false } };
}

test.each([
  [200, 'Answered 200 after 12 ms', undefined],
  [404, 'Answered 404 after 12 ms', undefined],
  [401, 'Credentials refused', 'change-credentials'],
  [403, 'Credentials refused', 'change-credentials'],
  [502, 'Target unreachable', 'change-target'],
  [504, 'Target unreachable', 'change-target'],
])('an answer %i means: %s', (status, word, action) => {
  const health = healthOfProof(answered(status), at);
  expect(health.word).toBe(word);
  expect(health.problem?.remedy?.action).toBe(action);
});

test('what the gateway itself could not do is said in its words', () => {
  const error = 'secret pw does not count for this service: it lacks the label app=shop';
  const response = { status: 500, headers: {}, body: JSON.stringify({ code: 500, error }), truncated: false };
  const { word, problem } = healthOfProof({ ...asked, response }, at);
  expect(word).toBe('Not sent');
  expect(problem).toMatchObject({
    cause: `The gateway could not make the call: ${error}.`,
    remedy: { action: 'change-credentials', ...at },
  });
});

test.each([
  ['https://shop.example/api/', 'Wants https'],
  ['https://elsewhere.example/', 'Answered 301 after 12 ms'],
  ['http://gateway/api/', 'Answered 301 after 12 ms'],
])('a target without TLS that sends its callers to %s: %s', (location, word) => {
  const response = { status: 301, headers: { location }, body: '', truncated: false };
  const health = healthOfProof({ ...asked, response }, at, 'http://shop.example/api');
  expect(health.word).toBe(word);
  expect(health.problem?.remedy?.action).toBe(word === 'Wants https' ? 'change-target' : undefined);
});

test('no answer at all is the gateway’s fault', () => {
  const failure = { message: 'refused', hint: 'start it' };
  expect(healthOfProof({ ...asked, failure }, at).problem).toMatchObject({
    evidence: 'refused',
    fix: 'start it',
  });
});

test('the report says cause, evidence and fix, and nothing of what was answered', () => {
  const text = reportText('Examination of shop', [
    { subject: 'Gateway', health: ok('Runs') },
    { subject: 'Call', health: healthOfProof(answered(401), at) },
    { subject: 'Broker', health: bad('Down', { cause: 'c', evidence: 'e', fix: 'f' }) },
  ]);
  expect(text).toContain('- Gateway: Runs');
  expect(text).toContain('- Broker: Down\n  Cause: c\n  Evidence: e\n  Fix: f');
  expect(text).not.toContain('not to be shown');
});
