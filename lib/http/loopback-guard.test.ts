import { describe, expect, it } from 'vitest';
import { isMooringError } from '#lib/errors.ts';
import { type LoopbackGuardOptions, loopbackGuard } from './loopback-guard.ts';
import type { RequestSource } from './request-source.ts';

const host = '127.0.0.1:8081';

/** Whether the guard lets a request through that says this of itself. */
function serves(said: Partial<RequestSource>, options?: LoopbackGuardOptions): boolean {
  try {
    loopbackGuard(options)({ host, origin: undefined, fetchSite: undefined, ...said });
    return true;
  } catch (error) {
    expect(isMooringError(error, 'FORBIDDEN')).toBe(true);
    return false;
  }
}

describe('host names', () => {
  it.each([
    host,
    '127.0.0.1',
    'localhost:8081',
    'LocalHost:8081',
    'localhost.:8081',
    '[::1]:8081',
    '[::1]',
    '127.0.0.1:',
  ])('serves the loopback name %s', (name) => expect(serves({ host: name })).toBe(true));

  it.each([
    '',
    'evil.example',
    'evil.example:8081',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.localhost',
    '0.0.0.0:8081',
    '127.0.0.1:8081:8081',
    'user@127.0.0.1',
    '::1',
    '[::ffff:127.0.0.1]',
    'localhost..',
    '.',
  ])('refuses "%s", a name that can have been rebound', (name) => expect(serves({ host: name })).toBe(false));

  it('serves a configured name, and none like it', () => {
    const options = { allowedHosts: ['host.docker.internal'] };
    expect(serves({ host: 'Host.Docker.Internal:8081' }, options)).toBe(true);
    expect(serves({ host: 'evil.docker.internal' }, options)).toBe(false);
  });

  it('serves a name of the listener’s own to programs, and to no page', () => {
    const options = { isOwnHost: (called: string) => called === 'shop.svc:80' };
    expect(serves({ host: 'shop.svc:80' }, options)).toBe(true);
    expect(serves({ host: 'shop.svc:80', origin: 'http://shop.svc:80' }, options)).toBe(false);
    expect(serves({ host: 'shop.svc:80', fetchSite: 'cross-site' }, options)).toBe(false);
    expect(serves({ host: 'else.svc:80' }, options)).toBe(false);
  });
});

describe('pages', () => {
  it.each([
    ['of another site', { fetchSite: 'cross-site' }],
    ['of another port of this machine', { fetchSite: 'same-site' }],
    ['of who knows what a browser will say one day', { fetchSite: 'same-party' }],
    ['that says two things', { fetchSite: 'same-origin, cross-site' }],
    ['that says nothing', { fetchSite: '' }],
    ['of another site, whatever its Origin', { fetchSite: 'cross-site', origin: `http://${host}` }],
    ['of another origin, in an older browser', { origin: 'https://evil.example' }],
    ['of another port, in an older browser', { origin: 'http://127.0.0.1:4000' }],
    ['of another loopback name', { origin: 'http://localhost:8081' }],
    ['without an origin: a file, a sandboxed frame', { origin: 'null' }],
    ['with an empty origin', { origin: '' }],
  ])('refuses one %s', (_which, said) => expect(serves(said)).toBe(false));

  it.each([
    ['no browser at all', {}],
    ['what a person typed', { fetchSite: 'none' }],
    ['a page of the listener itself', { fetchSite: 'same-origin', origin: `http://${host}` }],
    [
      'a page whose own server passes its calls on',
      { fetchSite: 'same-origin', origin: 'http://localhost:5173' },
    ],
    ['a page of the listener itself, in an older browser', { origin: `http://${host}` }],
    ['the same in upper case', { host: 'LOCALHOST:8081', origin: 'http://localhost:8081' }],
  ])('serves %s', (_which, said) => expect(serves(said)).toBe(true));
});
