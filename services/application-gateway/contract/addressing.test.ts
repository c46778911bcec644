import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Application,
  type ApplicationService,
  servicesOf,
} from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** Binding contract 5.1, 5.3 and 5.7: how a call finds its service. */
let api: TestApi;
let gateway: RunningGateway;
let target: Target;

beforeAll(async () => {
  [api, target] = await Promise.all([startTestApi(), startTarget()]);
  const entry = { targetUrl: `${target.url}/api` };
  gateway = await startGateway(api, {
    name: `an-application-of-more-than-${api.id}-characters`,
    services: {
      'Orders API': entry,
      twin: entry,
      Twin: { targetUrl: `${target.url}/other` },
      events: { type: 'Events' },
      'A  (strange) näme!': entry,
      elsewhere: { ...entry, gatewayUrl: `http://own-host-${api.id}.${api.namespace}.svc.cluster.local` },
      thief: { ...entry, gatewayUrl: `http://own-host-${api.id}.${api.namespace}` },
      package: [
        { ...entry, name: 'Orders v1', id: 'e-1' },
        { targetUrl: `${target.url}/two`, name: 'prices', id: 'e-2' },
      ],
    },
  });
});
afterAll(async () => {
  await gateway?.stop();
  await target?.stop();
  await api?.stop();
});
beforeEach(() => {
  target.received.length = 0;
});

const placed = (text: string) =>
  text.replaceAll('APP', gateway.application).replaceAll('NS', api.namespace).replaceAll('RUN', api.id);

describe('by host', () => {
  it.each([
    '.NS.svc.cluster.local',
    '.NS.svc',
    '.NS',
    '',
    '.NS.svc.cluster.local:8080',
    '.NS.svc.cluster.local:80',
  ])('finds a name that ends in "%s"', async (tail) => {
    const [label] = gateway.hostOf('Orders API').split('.');
    const answer = await gateway.call('', '/orders/1?full=yes', { host: label + placed(tail) });
    expect(answer).toMatchObject({ status: 200, text: 'hello' });
    expect(target.received[0]?.url).toBe('/api/orders/1?full=yes');
  });

  it('cuts the name of the Application to 26 characters', () => {
    expect(gateway.hostOf('Orders API')).toMatch(/^an-application-of-more-tha-10000000-/);
  });

  it('ignores case', async () => {
    const host = gateway.hostOf('Orders API').toUpperCase();
    expect((await gateway.call('', '/x', { host })).status).toBe(200);
  });

  it('finds the address that the registration gives, by which it was registered first', async () => {
    await gateway.call('', '/x', { host: placed('own-host-RUN.NS') });
    expect(gateway.lines.at(-1)).toMatchObject({ service: 'elsewhere-12345' });
  });

  it('tells the target its own host', async () => {
    await gateway.call('Orders API', '/x');
    expect(target.received[0]?.headers.host).toBe(new URL(target.url).host);
  });

  const unknown = '20000000-0000-4000-8000-000000000001';
  it.each([
    [`an-application-of-more-tha-${unknown}.NS`, `service with ID ${unknown} not found`],
    [`an-application-of-more-tha-${unknown}`, `service with ID ${unknown} not found`],
    [`nobody-${unknown}.NS.svc.cluster.local`, `service with ID nobody-${unknown} not found`],
  ])('answers 404 for %s', async (host, error) => {
    const answer = await gateway.call('', '/x', { host: placed(host) });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({ code: 404, error });
    // targets write such bodies too
    expect(answer.headers['proxy-status']).toBe('application-gateway; error=destination_not_found');
  });

  it('answers 400 for a service without an API', async () => {
    const answer = await gateway.call('events', '/x');
    expect(JSON.parse(answer.text)).toEqual({
      code: 400,
      error: `service with ID ${gateway.idOf('events')} has no API`,
    });
  });

  it('does not take a service for the one of another namespace', async () => {
    const [label] = gateway.hostOf('Orders API').split('.');
    expect((await gateway.call('', '/x', { host: `${label}.default` })).status).toBe(400);
  });
});

describe('by path', () => {
  it.each([
    ['/APP/orders-api/x', '/api/x'],
    ['/APP/orders-api', '/api'],
    ['/APP/orders-api/', '/api/'],
    ['/APP/orders-api/x/', '/api/x/'],
    ['/APP/orders-api//x', '/api//x'],
    ['/APP/orders-api?q=1', '/api?q=1'],
    ['/APP/orders-api/a%2Fb%20c', '/api/a%2Fb%20c'],
    ['/APP/orders-api/x;v=1/(y)', '/api/x;v=1/(y)'],
    ['/APP/elsewhere-12345/x', '/api/x'],
    ['/APP/10000000-0000-4000-8000-000000000001/x', '/api/x'],
    ['/APP/a-strange-n-me/x', '/api/x'],
  ])('%s leads to %s', async (path, url) => {
    await gateway.call('', placed(path), { host: 'gateway' });
    expect(target.received[0]?.url).toBe(url);
  });

  it.each([
    ['/', 400, 'path must contain Application and Service name'],
    ['/APP', 400, 'path must contain Application and Service name'],
    ['/APP/', 400, 'path must contain Application and Service name'],
    ['//APP/orders-api/x', 400, 'path must contain Application and Service name'],
    ['/nobody/orders-api/x', 404, 'application nobody not found'],
    ['/APP/nothing/x', 404, 'service with name nothing not found in application APP'],
    ['/APP/twin/x', 400, 'multiple services found'],
    ['/APP/events/x', 400, 'service with ID 10000000-0000-4000-8000-000000000004 has no API'],
  ])('%s is answered with %i', async (path, status, error) => {
    const answer = await gateway.call('', placed(path), { host: 'gateway' });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(JSON.parse(answer.text)).toEqual({ code: status, error: placed(error) });
    expect(target.received).toEqual([]);
  });

  it('finds the same API as by host', async () => {
    await gateway.call('Orders API', '/same?q=1');
    await gateway.call('', placed('/APP/orders-api/same?q=1'), { host: 'gateway' });
    const [byHost, byPath] = target.received;
    expect(byPath?.url).toBe(byHost?.url);
    expect(byPath?.headers.host).toBe(byHost?.headers.host);
  });
});

describe('by path on the port of API packages', () => {
  it.each([
    ['/APP/package/orders-v1/x', '/api/x'],
    ['/APP/package/prices/x?q=1', '/two/x?q=1'],
    ['/APP/package/e-2', '/two'],
  ])('%s leads to %s', async (path, url) => {
    await gateway.call('', placed(path), { host: 'gateway', base: gateway.packages });
    expect(target.received[0]?.url).toBe(url);
  });

  it.each([
    ['/APP/package', 400, 'path must contain Application, Service and Entry name'],
    ['/nobody/package/prices', 404, 'application nobody not found'],
    ['/APP/package/nothing', 404, 'entry with name nothing not found in service package of application APP'],
    ['/APP/package/../orders-api', 404, 'entry with name .. not found in service package of application APP'],
  ])('%s is answered with %i', async (path, status, error) => {
    const answer = await gateway.call('', placed(path), { host: 'gateway', base: gateway.packages });
    expect(JSON.parse(answer.text)).toEqual({ code: status, error: placed(error) });
  });
});

describe('within a second', () => {
  async function edit(change: (services: ApplicationService[]) => ApplicationService[]): Promise<void> {
    const name = gateway.application;
    const application = await api.kube.get<Application>(kinds.applications, name);
    const services = change(servicesOf(application));
    await api.kube.patch(kinds.applications, { name }, 'merge', { spec: { services } });
  }

  it.each([
    ['a renamed service', 200],
    ['a service that is gone', 404],
  ])('follows %s', async (what, status) => {
    await edit((services) =>
      what === 'a renamed service'
        ? services.map((it) => (it.displayName === 'elsewhere' ? { ...it, displayName: 'Moved' } : it))
        : services.filter(({ displayName }) => displayName !== 'Moved'),
    );
    await eventually(async () => {
      const answer = await gateway.call('', placed('/APP/moved/x'), { host: 'gateway' });
      return answer.status === status ? true : undefined;
    }, 1_000);
  });

  it('knows no Application that was deleted', async () => {
    await api.kube.delete(kinds.applications, gateway.application);
    const answer = await gateway.until('Orders API', '/x', ({ status }) => status === 404);
    expect(JSON.parse(answer.text).error).toBe(
      `service with ID ${gateway.hostOf('Orders API').split('.')[0]} not found`,
    );
  });
});
