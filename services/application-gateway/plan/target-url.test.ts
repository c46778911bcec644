import { describe, expect, it } from 'vitest';
import { joinPath, parseTargetUrl, rewriteLocation } from './target-url.ts';

describe('parseTargetUrl', () => {
  it.each([undefined, '', 'shop.example', 'ftp://shop.example'])('refuses %s', (text) => {
    expect(() => parseTargetUrl(text)).toThrow('The target URL of the service is not valid.');
  });
});

describe('joinPath', () => {
  it.each([
    ['https://shop.example', '/a', '/a'],
    ['https://shop.example/', '', '/'],
    ['https://shop.example/', '?q=1', '/?q=1'],
    ['https://shop.example/v1/', '/a/', '/v1/a/'],
    ['https://shop.example/v1', '', '/v1'],
    ['https://shop.example/v1', '/', '/v1/'],
    ['https://shop.example/v1?key=k', '/a?q=1', '/v1/a?key=k&q=1'],
    ['https://shop.example', '/a%2Fb%20c', '/a%2Fb%20c'],
    ['https://shop.example', '/..a/b..', '/..a/b..'],
  ])('%s and %s give %s', (target, rest, expected) => {
    expect(joinPath(parseTargetUrl(target), rest)).toBe(expected);
  });

  it('adds parameters that neither the target nor the request names', () => {
    const target = parseTargetUrl('https://shop.example?a=1');
    const added: [string, string][] = [
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'x y'],
    ];
    expect(joinPath(target, '/?b=2', added)).toBe('/?a=1&b=2&c=x+y');
  });

  it.each(['/../x', '/a/..', '/a/%2E./b', '/./a'])('refuses %s', (rest) => {
    expect(() => joinPath(parseTargetUrl('https://shop.example/v1'), rest)).toThrow('dot segments');
  });
});

describe('rewriteLocation', () => {
  const target = parseTargetUrl('https://shop.example/v1');

  it.each([
    ['https://shop.example/v1/new?x=1#y', 'http://gw/app/svc/new?x=1#y'],
    ['http://shop.example:81/v1', 'http://shop.example:81/v1'],
    ['https://shop.example:8443/v1/new', 'https://shop.example:8443/v1/new'],
    ['http://shop.example/v1/new', 'http://gw/app/svc/new'],
    ['//shop.example/v1/new', 'http://gw/app/svc/new'],
    ['new', 'http://gw/app/svc/orders/new'],
    ['/v1/new', 'http://gw/app/svc/new'],
    ['/v10/new', 'https://shop.example/v10/new'],
    ['https://other.example/v1/new', 'https://other.example/v1/new'],
    ['mailto:ada@shop.example', 'mailto:ada@shop.example'],
  ])('%s becomes %s', (location, expected) => {
    expect(rewriteLocation(location, target, '/v1/orders/1', 'http://gw/app/svc')).toBe(expected);
  });

  it('leads past a target without TLS that wants it: through the gateway nobody would get there', () => {
    const plain = parseTargetUrl('http://shop.example/v1');
    const location = 'https://shop.example/v1/new';
    expect(rewriteLocation(location, plain, '/v1/new', 'http://gw/app/svc')).toBe(location);
  });
});
