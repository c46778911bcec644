import { describe, expect, it } from 'vitest';
import type { BindProgress } from './bind-progress.ts';
import { advanceRun, type BindRun, isGoing, keyOfBindRequest } from './bind-run.ts';

const now = new Date('2026-02-01T00:00:00Z');
const request = { namespace: 'default', serviceId: 'id-1', workload: 'web', envPrefix: '' };
const fresh: BindRun = { id: 'one', request, startedAt: now.toISOString(), phase: 'applying', objects: [] };
const instance = { kind: 'serviceinstances' as const, name: 'orders' };
const binding = { kind: 'servicebindings' as const, name: 'web-orders' };
const failed = { type: 'failed' as const, error: { code: 'TIMEOUT' as const, message: 'too slow' } };

function advanced(steps: readonly BindProgress[], from = fresh): BindRun {
  return steps.reduce((run, step) => advanceRun(run, step, now), from);
}

const planned: BindProgress = {
  type: 'planned',
  objects: [
    { ...instance, action: 'reuse' },
    { ...binding, action: 'create' },
  ],
};

describe('a run', () => {
  it('tells how far each object is', () => {
    const run = advanced([planned, { type: 'ready', ...instance }, { type: 'created', ...binding }]);
    expect(run.objects.map(({ state }) => state)).toEqual(['ready', 'created']);
    expect(isGoing(run)).toBe(true);
  });

  it('keeps what is to be said about an object that is ready', () => {
    const run = advanced([planned, { type: 'ready', ...binding, warning: 'collides' }]);
    expect(run.objects[1]).toMatchObject({ state: 'ready', warning: 'collides' });
  });

  it('that failed names what was removed and what is left', () => {
    const run = advanced([planned, { type: 'created', ...binding }, failed]);
    expect(run).toMatchObject({ phase: 'failed', error: { message: 'too slow' } });
    expect(run.objects.map(({ state }) => state)).toEqual(['waiting', 'left']);
    const removed = advanced([
      planned,
      { type: 'created', ...binding },
      { type: 'removed', ...binding },
      failed,
    ]);
    expect(removed.objects[1]?.state).toBe('removed');
    expect(isGoing(removed)).toBe(false);
  });

  it('that was cancelled is no failure', () => {
    expect(advanced([planned, failed], { ...fresh, phase: 'cancelling' }).phase).toBe('cancelled');
  });
});

it('two requests are the same whether they name the default kind or not', () => {
  expect(keyOfBindRequest(request)).toBe(keyOfBindRequest({ ...request, workloadKind: 'deployment' }));
  expect(keyOfBindRequest(request)).not.toBe(keyOfBindRequest({ ...request, workloadKind: 'cronjob' }));
});
