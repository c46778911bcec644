// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { AddressWriter } from './address-writer.ts';

beforeEach(() => window.history.replaceState(null, '', '/list?sort=name'));

function started(): { writer: AddressWriter; begun: number[] } {
  const writer = new AddressWriter(() => window);
  const begun: number[] = [];
  writer.watch((id) => begun.push(id));
  return { writer, begun };
}

function set(name: string, value: string): (url: URL) => URL {
  return (url) => {
    url.searchParams.set(name, value);
    return url;
  };
}

const address = () => window.location.pathname + window.location.search;

it('writes at once while nothing is under way', () => {
  const { writer } = started();
  writer.write(set('q', 'a'));
  expect(address()).toBe('/list?sort=name&q=a');
});

it('writes nothing beside a navigation, nor into the page that it leads to', () => {
  const { writer, begun } = started();
  writer.begin();
  writer.write(set('q', 'a'));
  expect(address()).toBe('/list?sort=name');
  window.history.pushState(null, '', '/expiry');
  writer.end(begun[0] ?? 0);
  expect(address()).toBe('/expiry');
  writer.write(set('kind', 'token'));
  expect(address()).toBe('/expiry?kind=token');
});

it('writes what waited, in its order, when the navigation ends on the same page', () => {
  const { writer, begun } = started();
  const steps = window.history.length;
  writer.begin();
  writer.write(set('q', 'a'));
  writer.write(set('q', 'b'), true);
  window.history.replaceState(null, '', '/list?status=broken');
  writer.end(begun[0] ?? 0);
  expect(address()).toBe('/list?status=broken&q=b');
  expect(window.history.length).toBe(steps + 1);
});

it('waits for the last of several navigations', () => {
  const { writer, begun } = started();
  writer.begin();
  writer.begin();
  writer.write(set('q', 'a'));
  writer.end(begun[0] ?? 0);
  expect(address()).toBe('/list?sort=name');
  writer.end(begun[1] ?? 0);
  expect(address()).toBe('/list?sort=name&q=a');
});

it('knows the page that is left by the history, whose address is gone when that begins', () => {
  const { writer, begun } = started();
  window.history.replaceState(null, '', '/expiry');
  writer.begin();
  writer.write(set('q', 'a'));
  writer.end(begun[0] ?? 0);
  expect(address()).toBe('/expiry');
});

it('waits for nothing where nobody watches what is shown', () => {
  const writer = new AddressWriter(() => window);
  writer.watch(() => undefined)();
  writer.begin();
  writer.write(set('q', 'a'));
  expect(address()).toBe('/list?sort=name&q=a');
});
