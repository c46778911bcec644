import { afterAll, beforeAll, expect, it } from 'vitest';
import { authMethodOf } from '#testing/auth-method-of.ts';
import { type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { servicesPath, startTestRegistry, type TestRegistry } from '#testing/start-registry.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** From a registration to the token endpoint: how the gateway says who asks. */
let registry: TestRegistry;
let gateway: RunningGateway;
let target: Target;
let tokenServer: Target;

beforeAll(async () => {
  registry = await startTestRegistry();
  [target, tokenServer] = await Promise.all([startTarget(), startTarget()]);
  gateway = await startGateway(registry.api, { services: {} });
  tokenServer.on('/token', (response) => response.end('{"access_token":"t","expires_in":3600}'));
});

afterAll(async () => {
  await gateway?.stop();
  await Promise.all([target?.stop(), tokenServer?.stop()]);
  await registry?.stop();
});

it('is set by a registration, shown, kept by what is sent back, and changed by PUT', async () => {
  const application = await registry.newApplication();
  const oauth = { url: `${tokenServer.url}/token`, clientId: 'i', clientSecret: 's', authMethod: 'header' };
  const id = await registry.register(application, {
    api: { targetUrl: target.url, credentials: { oauth } },
  });
  const path = servicesPath(application, id);
  const host = `${application.slice(0, 26)}-${id}.${registry.api.namespace}.svc.cluster.local`;
  const shown = async () => (await registry.call('GET', path)).body;
  const calledBy = (method: string) =>
    expect
      .poll(async () => {
        const { status } = await gateway.call('', '/x', { host });
        const last = tokenServer.received.at(-1);
        return [status, last === undefined ? undefined : authMethodOf(last)];
      })
      .toEqual([200, method]);

  await calledBy('header');
  const asShown = await shown();
  expect((await registry.call('PUT', path, { ...asShown, name: 'Renamed' })).status).toBe(200);
  expect((await shown()).api.credentials.oauth.authMethod).toBe('header');

  asShown.api.credentials.oauth.authMethod = 'body';
  await registry.call('PUT', path, asShown);
  await calledBy('body');

  asShown.api.credentials.oauth.authMethod = 'auto';
  await registry.call('PUT', path, asShown);
  await calledBy('both');
});
