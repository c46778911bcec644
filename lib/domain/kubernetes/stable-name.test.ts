import { describe, expect, test } from 'vitest';
import { dnsLabel, stableName } from './stable-name.ts';

const free = () => true;

describe('stableName', () => {
  test('joins the parts where that is a free label', () => {
    expect(stableName(['nginx', 'orders-api-7bc91'], 'x', free)).toBe('nginx-orders-api-7bc91');
  });

  test('adds a hash of the identity where the plain name is taken, the same each time', () => {
    const taken = new Set(['nginx-orders']);
    const first = stableName(['nginx', 'orders'], 'service-1', (name) => !taken.has(name));
    expect(first).toMatch(/^nginx-orders-[0-9a-z]{5}$/);
    expect(stableName(['nginx', 'orders'], 'service-1', (name) => !taken.has(name))).toBe(first);
    expect(stableName(['nginx', 'orders'], 'service-2', (name) => !taken.has(name))).not.toBe(first);
  });

  test('goes on to the next hash where that is taken too', () => {
    const taken = new Set(['a']);
    const first = stableName(['a'], 'id', (name) => !taken.has(name));
    taken.add(first);
    const second = stableName(['a'], 'id', (name) => !taken.has(name));
    expect(second).not.toBe(first);
    expect(second).toMatch(/^a-[0-9a-z]{5}$/);
  });

  test('keeps long parts within 63 characters and apart', () => {
    const long = 'w'.repeat(60);
    const one = stableName([long, 'orders'], 'one', free);
    const two = stableName([long, 'orderz'], 'two', free);
    expect(one.length).toBeLessThanOrEqual(63);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
  });

  test('makes a label of any text', () => {
    expect(dnsLabel('  Orders API (v2)! ')).toBe('orders-api-v2');
    expect(dnsLabel('---')).toBe('');
    expect(stableName(['---'], 'id', free)).toMatch(/^object-[0-9a-z]{5}$/);
  });
});
