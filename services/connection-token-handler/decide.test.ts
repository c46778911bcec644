import { expect, it } from 'vitest';
import type { TokenRequest, TokenRequestStatus } from '#lib/domain/application/token-request.ts';
import { decide } from './decide.ts';

const now = new Date('2026-03-01T12:00:00Z');

function request(status?: Partial<TokenRequestStatus>): TokenRequest {
  const empty: TokenRequestStatus = { token: '', url: '', application: '', state: '', expireAfter: '' };
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'TokenRequest',
    metadata: { name: 'shop', namespace: 'default' },
    ...(status === undefined ? {} : { status: { ...empty, ...status } }),
  };
}

it('fetches a token for a new request', () => {
  expect(decide(request(), now)).toEqual({ action: 'fetch' });
});

it('fetches a token for a request with a dummy status', () => {
  expect(decide(request({ expireAfter: '2999-01-01T00:00:00Z' }), now)).toEqual({ action: 'fetch' });
});

it('tries again after an error', () => {
  const failed = request({ state: 'Error', expireAfter: '2026-03-01T12:05:00Z' });
  expect(decide(failed, now)).toEqual({ action: 'fetch' });
});

it('deletes what has expired', () => {
  const expired = request({ token: 't', state: 'OK', expireAfter: '2026-03-01T12:00:00Z' });
  expect(decide(expired, now)).toEqual({ action: 'delete' });
});

it('comes back when an answered request expires', () => {
  const answered = request({ token: 't', state: 'OK', expireAfter: '2026-03-01T12:00:10Z' });
  expect(decide(answered, now)).toEqual({ action: 'wait', ms: 10_001 });
  const far = request({ token: 't', state: 'OK', expireAfter: '2999-01-01T00:00:00Z' });
  expect(decide(far, now)).toEqual({ action: 'wait', ms: 3_600_000 });
});

it('leaves a request alone that is being deleted', () => {
  const deleted = request();
  deleted.metadata.deletionTimestamp = '2026-03-01T11:00:00Z';
  expect(decide(deleted, now)).toEqual({ action: 'none' });
});
