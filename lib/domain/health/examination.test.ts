import { expect, test } from 'vitest';
import { inEnglish } from '#lib/texts/english.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Proof } from '../application/proof.ts';
import { message } from '../texts/message.ts';
import { type Check, healthOfProof, reportText } from './examination.ts';
import { bad, ok } from './node-health.ts';

const asked: Proof = {
  request: { method: 'GET', url: 'http://gateway/', sentTo: 'http://127.0.0.1/', headers: {} },
  target: { application: 'shop', serviceId: 'orders', url: 'http://shop.example/api/', hasCredentials: true },
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
  [500, 'Not sent', 'change-credentials'],
  [504, 'Target unreachable', 'change-target'],
])('an answer %i means: %s', (status, word, action) => {
  const health = healthOfProof(answered(status));
  expect(renderAll('en', health.word)).toBe(word);
  expect(health.problem?.remedy?.action).toBe(action);
});

test('the report says cause, evidence and fix, and nothing of what was answered', () => {
  const checks: Check[] = [
    { subject: 'Gateway', health: ok('Runs') },
    { subject: 'Call', health: healthOfProof(answered(401)) },
    {
      subject: 'Broker',
      health: bad('Down', { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' }),
    },
  ];
  const text = reportText('Examination of shop', renderAll('en', checks), inEnglish);
  expect(text).toContain('- Gateway: Runs');
  expect(text).toContain('- Broker: Down\n  Cause: The workload does not exist.\n  Evidence: e\n  Fix: f');
  expect(text).not.toContain('not to be shown');
});
