import { describe, expect, it } from 'vitest';
import { registeredServiceProblem, registeredServiceSchema } from './registered-service.ts';

function problemOf(body: unknown): string | undefined {
  return registeredServiceProblem(registeredServiceSchema.parse(body));
}

const base = { provider: 'ACME', name: 'Orders', description: 'Order API' };
const api = { targetUrl: 'https://orders.example.com' };

describe('registeredServiceProblem', () => {
  it('accepts an API, an events part, and both', () => {
    expect(problemOf({ ...base, api })).toBeUndefined();
    expect(problemOf({ ...base, events: { spec: {} } })).toBeUndefined();
    expect(problemOf({ ...base, api, events: { spec: { asyncapi: '2.0.0' } } })).toBeUndefined();
  });

  it('takes null for the empty value in lists and maps', () => {
    const body = { ...base, labels: { a: null }, api: { ...api, headers: { b: null, c: [null, 'd'] } } };
    const read = registeredServiceSchema.parse(body);
    expect(read.labels).toEqual({ a: '' });
    expect(read.api?.headers).toEqual({ b: [], c: ['', 'd'] });
  });

  it('lists every missing field at once', () => {
    expect(problemOf({ api: {} })).toBe(
      'Incorrect structure of service definition, Provider field cannot be empty.;Name field cannot be empty.;' +
        'Description field cannot be empty.;targetUrl field cannot be empty.',
    );
  });

  it('wants an API or events', () => {
    expect(problemOf(base)).toBe(
      "At least one of service definition attributes: 'api', 'events' have to be provided",
    );
  });

  it('wants a specification of events', () => {
    expect(problemOf({ ...base, events: {} })).toBe(
      'Incorrect structure of service definition, spec cannot be empty',
    );
    expect(problemOf({ ...base, events: { spec: 'text' } })).toContain(
      'events.Spec is not a proper json object',
    );
  });

  it('names the key of an invalid URL', () => {
    expect(problemOf({ ...base, api: { targetUrl: 'localhost' } })).toContain(
      'targetUrl: localhost does not validate as url',
    );
  });

  it('repeats no more of an invalid URL than a person could have meant', () => {
    const targetUrl = 'x'.repeat(100_000);
    expect(problemOf({ ...base, api: { targetUrl } })?.length).toBeLessThan(2_300);
  });

  it('refuses a specification that is no object', () => {
    expect(problemOf({ ...base, api: { ...api, spec: [] } })).toContain(
      'api.Spec is not a proper json object',
    );
    expect(problemOf({ ...base, api: { ...api, spec: null } })).toBeUndefined();
  });

  it('refuses two authentication methods and takes none', () => {
    const credentials = {
      basic: { username: 'u', password: 'p' },
      oauth: { url: 'https://x.com/token', clientId: 'i', clientSecret: 's' },
    };
    expect(problemOf({ ...base, api: { ...api, credentials } })).toContain('to many authentication methods');
    expect(problemOf({ ...base, api: { ...api, credentials: {} } })).toBeUndefined();
  });
});
