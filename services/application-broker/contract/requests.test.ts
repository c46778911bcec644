import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';

// the numbers in the names are sections of the binding contract

let api: TestApi;
let broker: TestBroker;

beforeAll(async () => {
  api = await startTestApi();
  broker = await startBroker(api);
});
afterAll(async () => {
  await broker?.stop();
  await api?.stop();
});

const catalog = '/default/v2/catalog';
const instance = '/default/v2/service_instances/i';
const binding = `${instance}/service_bindings/b`;
const version = { 'x-broker-api-version': '2.17' };

describe('1.1 probes', () => {
  it.each(['/statusz', '/healthz'])('%s answers without a version header', async (path) => {
    expect(await broker.osb('GET', path, undefined, {})).toMatchObject({ status: 200, body: 'OK' });
  });
});

describe('1.7 X-Broker-API-Version', () => {
  // [B] the reference takes one exact version: a range lets any platform of today call
  it.each(['2.13', '2.14', '2.15', '2.16', '2.17', '2.99'])('takes %s', async (value) => {
    expect((await broker.osb('GET', catalog, undefined, { 'x-broker-api-version': value })).status).toBe(200);
  });

  it.each([undefined, '', '2', '2.12', '2.9', '3.0', '2.13.1', '2.x', '02.13', '2.13, 2.14'])(
    'refuses %s',
    async (value) => {
      const headers: Record<string, string> = value === undefined ? {} : { 'x-broker-api-version': value };
      const { status, body } = await broker.osb('GET', catalog, undefined, headers);
      expect({ status, body }).toEqual({
        status: 412,
        body: {
          error: 'BadRequest',
          description: "Requests requires the 'X-Broker-API-Version' header specified",
        },
      });
    },
  );

  it.each([
    ['PUT', instance],
    ['PATCH', instance],
    ['DELETE', instance],
    ['GET', `${instance}/last_operation`],
    ['PUT', binding],
    ['DELETE', binding],
  ])('is checked first on %s %s', async (method, path) => {
    expect((await broker.osb(method, path, undefined, {})).status).toBe(412);
  });
});

describe('1.7 X-Broker-API-Originating-Identity', () => {
  const origin = 'x-broker-api-originating-identity';

  it.each(['kubernetes e30=', 'Kubernetes e30=', 'kubernetes no base64'])('takes "%s"', async (value) => {
    expect((await broker.osb('GET', catalog, undefined, { ...version, [origin]: value })).status).toBe(200);
  });

  it.each(['cloudfoundry e30=', 'e30='])('refuses "%s"', async (value) => {
    const { status, body } = await broker.osb('GET', catalog, undefined, { ...version, [origin]: value });
    expect({ status, body }).toEqual({
      status: 412,
      body: {
        error: 'BadRequest',
        description: "Requests requires the 'X-Broker-API-Originating-Identity' header specified",
      },
    });
  });
});

describe('9.3 X-Broker-API-Request-Identity', () => {
  const identity = 'x-broker-api-request-identity';

  it.each([
    ['a success', 'GET', catalog, version, 200],
    ['a refusal', 'PUT', instance, version, 400],
    ['a wrong version', 'GET', catalog, {}, 412],
  ])('is given back with %s', async (_what, method, path, headers, status) => {
    const answer = await broker.osb(method, path, undefined, { ...headers, [identity]: 'e26cee84' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get(identity)).toBe('e26cee84');
  });

  it('is not made up', async () => {
    expect((await broker.osb('GET', catalog)).headers.get(identity)).toBeNull();
  });
});

describe('1.7 routes', () => {
  it.each([
    ['GET', instance, 405],
    ['POST', instance, 405],
    ['GET', binding, 405],
    ['PATCH', binding, 405],
    ['GET', `${binding}/last_operation`, 404],
    ['POST', catalog, 405],
    ['GET', '/v2/catalog', 404],
    ['GET', '/default/v3/catalog', 404],
  ])('%s %s is not there: %i', async (method, path, status) => {
    expect((await broker.osb(method, path)).status).toBe(status);
  });

  it('9.3 PATCH of an instance is refused for good: plans cannot be changed', async () => {
    const { status, body } = await broker.osb('PATCH', instance, { service_id: 's' });
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: 'BadRequest', description: 'application-broker does not support updating of instances' },
    });
  });
});

describe('1.8 bodies', () => {
  it.each([
    ['a catalog', 'GET', catalog],
    ['a refusal', 'PUT', instance],
    ['what is gone', 'DELETE', binding],
    ['what does not exist', 'GET', '/nowhere'],
  ])('are JSON for %s', async (_what, method, path) => {
    const answer = await broker.osb(method, path);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.body).toBeTypeOf('object');
  });

  it('have both keys in every error', async () => {
    expect(Object.keys((await broker.osb('PUT', instance)).body)).toEqual(['error', 'description']);
  });
});
