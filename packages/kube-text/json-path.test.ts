import { describe, expect, it } from 'vitest';
import { parseFixedPath, selectByPath } from './json-path.ts';
import { JsonPathError } from './parse-json-path.ts';

describe('parseFixedPath', () => {
  it.each([
    ['.spec.env', ['spec', 'env']],
    [".spec['a.b'].c", ['spec', 'a.b', 'c']],
    ['["spec"].x-y', ['spec', 'x-y']],
  ])('reads %s', (text, parts) => {
    expect(parseFixedPath(text)).toEqual(parts);
  });

  it.each([
    [''],
    ['spec'],
    ['.spec[0]'],
    ['.spec[*]'],
    ['.spec.*'],
    ['..env'],
    ['.spec[?(@.name)]'],
    [".spec['a','b']"],
    ['text {.spec}'],
  ])('refuses "%s"', (text) => {
    expect(() => parseFixedPath(text)).toThrow(JsonPathError);
  });
});

describe('selectByPath', () => {
  const web = { name: 'web', size: 2 };
  const side = { name: 'side', size: 5, bind: true };
  const root = { spec: { main: web, list: [web, side], nested: { list: [side] } } };

  it.each<[string, unknown[]]>([
    ['.spec.main', [web]],
    ["['spec']['main']", [web]],
    ['{.spec.main}', [web]],
    ['$.spec.main', [web]],
    ['.spec.list[*]', [web, side]],
    ['.spec.list[1]', [side]],
    ['.spec.list[-1]', [side]],
    ['.spec.list[0,1]', [web, side]],
    ['.spec.list[1:]', [side]],
    ['.spec.list[:1]', [web]],
    ['.spec.list[0:2:2]', [web]],
    ['.spec.list[?(@.name=="side")]', [side]],
    ["..list[?(@.name=='side')]", [side, side]],
    ['.spec.list[?(@.name!="side")]', [web]],
    ['.spec.list[?(@.bind)]', [side]],
    ['.spec.list[?(@.size>2)]', [side]],
    ['.spec.list[?(@.size<=2)]', [web]],
    ['.spec.list[?(@.bind==true)]', [side]],
    ["['spec']['main','list']", [web, [web, side]]],
    ['.spec.nothing', []],
    ['.spec.list.name', []],
    ['.spec.main[*]', ['web', 2]],
    ['.spec.constructor', []],
  ])('%s', (path, expected) => {
    expect(selectByPath(root, path)).toEqual(expected);
  });

  it('gives the objects themselves', () => {
    expect(selectByPath(root, '.spec.list[0]')[0]).toBe(web);
  });

  it.each([['.spec['], ['.spec[?(1)]'], ['.spec[a]'], ['.spec..['], ['.spec[?(]'], ['.spec.']])(
    'cannot read %s',
    (path) => {
      expect(() => selectByPath(root, path)).toThrow(JsonPathError);
    },
  );
});

describe('selectByPath, by the paths of printer columns', () => {
  const object = {
    metadata: { labels: { 'app.kubernetes.io/name': 'shop', 'a b': 'x' } },
    spec: {
      ports: [
        { name: 'http', port: 80 },
        { name: 'https', port: 443 },
      ],
      nested: { port: 8 },
    },
  };

  it.each<[string, unknown[]]>([
    ['.spec.ports[0].port', [80]],
    ['{.spec.ports[-1].name}', ['https']],
    ['.spec.ports[*].port', [80, 443]],
    ['.spec.ports[0:1].port', [80]],
    ['.spec.ports[?(@.name == "https")].port', [443]],
    ['.spec.ports[?(@.port>100)].name', ['https']],
    [".metadata.labels['app\\.kubernetes\\.io/name']", ['shop']],
    ['.metadata.labels.app\\.kubernetes\\.io/name', ['shop']],
    ['.metadata.labels["a b"]', ['x']],
    ['.spec..port', [80, 443, 8]],
    ['.spec.missing.deeper', []],
    ['.spec.ports[?(@.name<"httpa")].port', [80]],
  ])('%s', (path, expected) => {
    expect(selectByPath(object, path).toSorted()).toEqual(expected.toSorted());
  });
});
