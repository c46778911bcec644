import { beforeEach, describe, expect, it } from 'vitest';
import type { BindResult } from '#lib/domain/binding/bind-progress.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import type { BindRun } from '#lib/domain/binding/bind-run.ts';
import { MooringError } from '#lib/errors.ts';
import type { BindControl } from './bind.ts';
import { type BindRuns, createBindRuns } from './bind-runs.ts';
import type { RunRecord } from './run-records.ts';

const input: BindRequest = {
  namespace: 'default',
  serviceId: 'orders',
  workload: 'web',
  createSample: false,
};
const instance = { kind: 'serviceinstances' as const, name: 'orders' };
const result = { workload: 'web' } as BindResult;

interface Applied {
  input: BindRequest;
  control: BindControl;
  end(result: BindResult): void;
  fail(error: Error): void;
}

let applied: Applied[];
let records: Map<string, RunRecord>;
let now: Date;

/** A process of the console: what it applies ends when the test says so. */
function startProcess(): BindRuns {
  return createBindRuns({
    now: () => now,
    apply: (asked, control) =>
      new Promise((end, fail) => {
        applied.push({ input: asked, control, end, fail });
        control.signal?.addEventListener('abort', () => fail(new MooringError('CONFLICT', 'Cancelled.')));
      }),
    records: {
      async write(record) {
        await settle();
        records.set(record.id, record);
      },
      remove: async (id) => void records.delete(id),
      list: async () => [...records.values()],
    },
  });
}

/** All states of a run from now to its end. */
async function untilEnd(runs: BindRuns, id: string): Promise<BindRun[]> {
  const seen: BindRun[] = [];
  for await (const run of runs.follow(id)) {
    seen.push(run);
  }
  return seen;
}

/** Lets what has been started come to where it waits. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) {
    await Promise.resolve();
  }
}

beforeEach(() => {
  applied = [];
  records = new Map();
  now = new Date('2026-02-01T12:00:00Z');
});

describe('a plan that is applied', () => {
  it('goes on when whoever looked on has left, and is found by who comes back', async () => {
    const runs = startProcess();
    const { id } = await runs.start(input);
    await settle();
    const leave = new AbortController();
    const looking = runs.follow(id, leave.signal);
    await looking.next();
    const next = looking.next();
    leave.abort();
    await expect(next).rejects.toThrow();
    expect(applied[0]?.control.signal?.aborted).toBe(false);

    applied[0]?.control.onProgress?.({ type: 'planned', objects: [{ ...instance, action: 'create' }] });
    expect(runs.list({ namespace: 'default', serviceId: 'orders' })).toMatchObject([
      { id, phase: 'applying', objects: [{ ...instance, state: 'waiting' }] },
    ]);
    applied[0]?.end(result);
    expect((await untilEnd(runs, id)).at(-1)).toMatchObject({ phase: 'done', result });
  });

  it('is joined by a second one of the same plan', async () => {
    const runs = startProcess();
    const [first, second] = await Promise.all([
      runs.start(input),
      runs.start({ ...input, workloadKind: 'deployment' }),
    ]);
    await settle();
    expect(second.id).toBe(first.id);
    expect(applied).toHaveLength(1);
    expect((await runs.start({ ...input, workload: 'worker' })).id).not.toBe(first.id);
  });

  it('is undone by cancelling only, and nobody begins anew meanwhile', async () => {
    const runs = startProcess();
    const { id } = await runs.start(input);
    await settle();
    expect(runs.cancel(id).phase).toBe('cancelling');
    await expect(runs.start(input)).rejects.toThrow('is being taken back');
    expect((await untilEnd(runs, id)).at(-1)).toMatchObject({ phase: 'cancelled' });
    expect((await runs.start(input)).id).not.toBe(id);
  });

  it('that failed says why to who comes later, and is forgotten after a while', async () => {
    const runs = startProcess();
    const { id } = await runs.start(input);
    await settle();
    applied[0]?.fail(new MooringError('UPSTREAM', 'no room', { hint: 'Make room.' }));
    await untilEnd(runs, id);
    expect(runs.find(id)).toMatchObject({
      phase: 'failed',
      error: { message: 'no room', hint: 'Make room.' },
    });
    now = new Date('2026-02-01T12:11:00Z');
    expect(runs.list({})).toEqual([]);
    expect(() => runs.find(id)).toThrow('does not know');
  });

  it('tells each reader every state up to the end', async () => {
    const runs = startProcess();
    const { id } = await runs.start(input);
    await settle();
    const readers = [untilEnd(runs, id), untilEnd(runs, id)];
    await settle();
    applied[0]?.control.onProgress?.({ type: 'planned', objects: [] });
    await settle();
    applied[0]?.end(result);
    for (const states of await Promise.all(readers)) {
      expect(states.at(-1)?.phase).toBe('done');
    }
  });
});

describe('a console that is started again', () => {
  it('goes on with the plans that it was applying', async () => {
    const { id } = await startProcess().start(input);
    await settle();
    const later = startProcess();
    await later.resume();
    await settle();
    expect(later.find(id).phase).toBe('applying');
    expect(applied[1]).toMatchObject({ input, control: { runId: id, resumed: true } });
    applied[1]?.end(result);
    await untilEnd(later, id);
    expect(records.size).toBe(0);
  });

  it('goes on with each plan that was answered for', async () => {
    const { id } = await startProcess().start(input);
    expect([...records.keys()]).toEqual([id]);
  });

  it('knows nothing of those that have ended', async () => {
    const runs = startProcess();
    const { id } = await runs.start(input);
    await settle();
    applied[0]?.end(result);
    await untilEnd(runs, id);
    const later = startProcess();
    await later.resume();
    expect(later.list({})).toEqual([]);
  });

  it('shows one that is too old as ended, and touches nothing', async () => {
    const { id } = await startProcess().start(input);
    await settle();
    now = new Date('2026-02-01T13:00:00Z');
    const later = startProcess();
    await later.resume();
    expect(applied).toHaveLength(1);
    expect(later.find(id)).toMatchObject({ phase: 'failed', error: { code: 'UNAVAILABLE' } });
    expect(records.size).toBe(0);
  });
});
