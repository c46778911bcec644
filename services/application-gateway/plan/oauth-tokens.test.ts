import { MockAgent } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '#lib/log.ts';
import type { OAuthClient } from './oauth-client.ts';
import { createOAuthTokens } from './oauth-tokens.ts';
import { noParameters } from './request-parameters.ts';

/**
 * A token endpoint that counts, and a clock that stands until it is moved.
 * @param accessToken instead of one that tells its number.
 */
function arrange(expiresIn: unknown, accessToken?: unknown) {
  const agent = new MockAgent();
  agent.disableNetConnect();
  let given = 0;
  agent
    .get('https://auth.example')
    .intercept({ path: '/token?key=hidden', method: 'POST' })
    .reply(200, () => {
      given++;
      return JSON.stringify({ access_token: accessToken ?? `token-${given}`, expires_in: expiresIn });
    })
    .persist();
  const clock = { nowMs: 1_000_000 };
  const log = createLogger('test', 'silent');
  const warned = vi.spyOn(log, 'warn');
  const tokens = createOAuthTokens({ timeoutMs: 1_000, nowMs: () => clock.nowMs, log });
  const client: OAuthClient = {
    revision: '1',
    tokenUrl: 'https://auth.example/token?key=hidden',
    clientId: 'id',
    clientSecret: 'secret',
    authMethod: undefined,
    parameters: noParameters,
    dispatcher: agent,
    trust: '',
  };
  return { tokens, client, clock, given: () => given, warned };
}

describe('a token', () => {
  it.each([
    [3_600, 3_597_999, 1],
    [3_600, 3_598_000, 2],
    ['60', 57_999, 1],
    ['60', 58_000, 2],
    [2, 1e12, 1],
    [0, 1e12, 1],
    [-5, 1e12, 1],
    [undefined, 1e12, 1],
    ['soon', 1e12, 1],
  ])('that expires in %s s: after %i ms there were %i', async (expiresIn, laterMs, count) => {
    const { tokens, client, clock, given } = arrange(expiresIn);
    await tokens.get(client);
    clock.nowMs += laterMs;
    expect((await tokens.get(client)).value).toBe(`token-${count}`);
    expect(given()).toBe(count);
  });

  it.each<Partial<OAuthClient>>([
    { revision: '2' },
    { clientId: 'other' },
    { clientSecret: 'other' },
    { clientSecret: undefined },
    { trust: 'another certificate' },
    { authMethod: 'header' },
    { parameters: { headers: [['x-realm', 'r']], query: [] } },
  ])('is not the one of a client that differs in %j', async (difference) => {
    const { tokens, client, given } = arrange(3_600);
    await tokens.get(client);
    await tokens.get({ ...client, ...difference });
    expect(given()).toBe(2);
  });

  it('that was dropped is asked for anew, and a newer one stays', async () => {
    const { tokens, client, given } = arrange(3_600);
    const first = await tokens.get(client);
    tokens.drop(client, first);
    const second = await tokens.get(client);
    tokens.drop(client, first);
    expect(await tokens.get(client)).toBe(second);
    expect(given()).toBe(2);
  });

  it('that is empty is used, and a warning names the endpoint without its query, once per token', async () => {
    const { tokens, client, warned } = arrange(3_600, '');
    expect((await tokens.get(client)).value).toBe('');
    await tokens.get(client);
    expect(warned.mock.calls).toEqual([
      [
        { tokenEndpoint: 'https://auth.example/token', missing: 'access_token' },
        expect.stringContaining('empty bearer token'),
      ],
    ]);
  });

  it('that is given makes no warning', async () => {
    const { tokens, client, warned } = arrange(3_600);
    await tokens.get(client);
    expect(warned).not.toHaveBeenCalled();
  });
});
