import { expect, it } from 'vitest';
import { createRestoreGuard } from './restore-guard.ts';

it('lets a usage be put back five times a minute, each usage for itself', () => {
  let nowMs = 0;
  const guard = createRestoreGuard(() => nowMs);
  const tries = Array.from({ length: 6 }, () => guard.mayRestore('shop/orders'));
  expect(tries).toEqual([true, true, true, true, true, false]);
  expect(guard.mayRestore('shop/other')).toBe(true);
  nowMs = 59_999;
  expect(guard.mayRestore('shop/orders')).toBe(false);
  nowMs = 60_000;
  expect(guard.mayRestore('shop/orders')).toBe(true);
});

it('knows nothing of a usage that was forgotten', () => {
  const guard = createRestoreGuard(() => 0);
  for (let count = 0; count < 5; count++) {
    guard.mayRestore('shop/orders');
  }
  guard.forget('shop/orders');
  expect(guard.mayRestore('shop/orders')).toBe(true);
});

it('remembers who waits until that is put back', () => {
  let nowMs = 0;
  const guard = createRestoreGuard(() => nowMs);
  for (let count = 0; count < 5; count++) {
    guard.mayRestore('shop/orders');
  }
  expect(guard.isWaiting('shop/orders')).toBe(false);
  guard.mayRestore('shop/orders');
  expect(guard.isWaiting('shop/orders')).toBe(true);
  nowMs = 60_000;
  guard.mayRestore('shop/orders');
  expect(guard.isWaiting('shop/orders')).toBe(false);
});
