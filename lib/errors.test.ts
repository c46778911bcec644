import { describe, expect, it, vi } from 'vitest';
import { codeOfStatus, errorTable, isMooringError, MooringError, toMooringError } from './errors.ts';

describe('errors', () => {
  it('gives every code an HTTP error status', () => {
    for (const rule of Object.values(errorTable)) {
      expect(rule.http).toBeGreaterThanOrEqual(400);
      expect(rule.http).toBeLessThan(600);
    }
  });

  it('reads the code from the reason of a Status before its number', () => {
    expect(codeOfStatus(409, 'AlreadyExists')).toBe('EXISTS');
    expect(codeOfStatus(409, 'Conflict')).toBe('CONFLICT');
    expect(codeOfStatus(500, 'ServerTimeout')).toBe('TIMEOUT');
    expect(codeOfStatus(503, 'ServiceUnavailable')).toBe('UNAVAILABLE');
    expect(codeOfStatus(410, 'Gone')).toBe('GONE');
    expect(codeOfStatus(413, 'RequestEntityTooLarge')).toBe('TOO_LARGE');
    expect(codeOfStatus(418, undefined)).toBe('INVALID');
    expect(codeOfStatus(599, undefined)).toBe('UPSTREAM');
  });

  it('reads each reason of a Status as one code', () => {
    const reasons = Object.values(errorTable).flatMap((rule): readonly string[] => rule.reasons);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('knows an error of another copy of this module', async () => {
    vi.resetModules();
    const copy = await import('./errors.ts');
    expect(copy.MooringError).not.toBe(MooringError);
    const error = new copy.MooringError('NOT_FOUND', 'There is no such thing.');
    expect(isMooringError(error, 'NOT_FOUND')).toBe(true);
    expect(toMooringError(error)).toBe(error);
    class Other extends MooringError {}
    expect([error instanceof Other, new Other('GONE', 'Gone.') instanceof Other]).toEqual([false, true]);
    expect(isMooringError(new Error('other'))).toBe(false);
    expect(isMooringError(undefined)).toBe(false);
  });

  it('never shows the text of an unexpected error', () => {
    const shown = toMooringError(new Error('password is hunter2'));
    expect(shown.message).toBe('Internal error.');
    expect(shown.code).toBe('INTERNAL');
  });

  it('keeps an expected error as it is', () => {
    const error = new MooringError('NOT_FOUND', 'no such thing', { hint: 'make one' });
    expect(toMooringError(error)).toBe(error);
  });
});
