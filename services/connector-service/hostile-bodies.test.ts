import { afterAll, beforeAll, expect, it } from 'vitest';
import { flood, liveBytes } from '../../e2e/harness/flood.ts';
import { createMemoryKube } from '../../e2e/harness/memory-kube.ts';
import { csrFor, subjectOfShop } from '../../e2e/harness/signing-requests.ts';
import { type RunningConnector, startConnector } from '../../e2e/harness/start-connector.ts';

const count = 10_000;
const flatBytes = 16 * 1024 * 1024;
let connector: RunningConnector;
let certified: Record<string, string>;
let token: string;
let csr: string;

beforeAll(async () => {
  connector = await startConnector({ kube: createMemoryKube(), namespace: 'kyma-integration' });
  certified = (await connector.pair('shop')).headers;
  token = (await connector.newToken('shop')).token;
  // passes every check but the last one, and so leaves the token as it is
  csr = await csrFor(subjectOfShop.replace('shop', 'other'));
});
afterAll(() => connector?.stop());

const hash = { hash: 'ab'.repeat(32) };

it.each([
  ['internal', 'POST', 'tokens', () => ({}), hash, [400]],
  ['internal', 'POST', 'certificates/revocations', () => ({}), hash, [201, 400]],
  ['external', 'GET', 'signingRequests/info', () => ({}), hash, [403]],
  ['external', 'POST', 'certificates', () => ({}), 'csr', [400]],
  ['external', 'GET', 'management/info', () => certified, hash, [200]],
  ['external', 'POST', 'certificates/renewals', () => certified, { csr: 'bm8gcmVxdWVzdA==' }, [400]],
  ['external', 'POST', 'certificates/revocations', () => certified, hash, [201]],
] as const)(
  '%s: 10,000 hostile bodies at %s %s',
  async (listener, method, path, headers, valid, allowed) => {
    const options = {
      url: connector[listener],
      method,
      path: `/v1/applications/${path}${path === 'certificates' ? `?token=${token}` : ''}`,
      headers: headers(),
      valid: valid === 'csr' ? { csr } : valid,
    };
    await flood({ ...options, count: 500 });
    const before = liveBytes();
    const { statuses, failures } = await flood({ ...options, count });
    expect(failures).toEqual([]);
    expect([...statuses.keys()].filter((status) => !allowed.some((one) => one === status))).toEqual([]);
    expect([...statuses.values()].reduce((sum, each) => sum + each, 0)).toBe(count);
    expect(liveBytes() - before).toBeLessThan(flatBytes);
  },
  300_000,
);
