import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStartProgress } from './start-progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function written(isTTY: boolean) {
  const texts: string[] = [];
  const progress = createStartProgress({ isTTY, write: (text) => texts.push(text) });
  return { progress, texts };
}

it('is heard of in a long phase, and says how long each one took', () => {
  const { progress, texts } = written(false);
  progress.begin('Compiling');
  vi.advanceTimersByTime(65_000);
  progress.begin('Starting the platform');
  vi.advanceTimersByTime(200);
  progress.end();
  expect(texts).toEqual([
    '  Compiling …\n',
    '  Compiling … 15 s\n',
    '  Compiling … 30 s\n',
    '  Compiling … 45 s\n',
    '  Compiling … 1 min 00 s\n',
    '  Compiling: 1 min 05 s\n',
    '  Starting the platform …\n',
  ]);
});

it('counts the seconds in one line of a terminal', () => {
  const { progress, texts } = written(true);
  progress.begin('Compiling');
  vi.advanceTimersByTime(2_000);
  progress.end();
  expect(texts).toEqual([
    '  Compiling …',
    '\r\u001b[K  Compiling … 1 s',
    '\r\u001b[K  Compiling … 2 s',
    '\r\u001b[K  Compiling: 2 s\n',
  ]);
});

it('says nothing once it has ended', () => {
  const { progress, texts } = written(true);
  progress.begin('Compiling');
  progress.end();
  progress.end();
  const before = texts.length;
  vi.advanceTimersByTime(60_000);
  expect(texts).toHaveLength(before);
});
