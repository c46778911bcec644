import { expect, test, vi } from 'vitest';
import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { ViewUpdate } from '#lib/domain/view/view-messages.ts';
import { MooringError } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import type { LiveModel } from './model/live-model.ts';
import { createViewHub } from './view-hub.ts';
import type { ViewSource } from './views/view-source.ts';

const question = { view: 'application-rows', query: {} };
const stranger: Viewer = { locale: 'en', scope: 'stranger', mayList: () => false };

/** A hub with one view, whose answer is a number that the test sets. */
function hubOf({ ready = () => Promise.resolve(), lingerMs = 0 } = {}) {
  const given = { total: 1, error: undefined as Error | undefined };
  let change: (() => void) | undefined;
  const opened = vi.fn();
  const closed = vi.fn();
  const read = vi.fn(() => {
    if (given.error !== undefined) {
      throw given.error;
    }
    return { total: given.total, all: given.total, rows: [] };
  });
  const source: ViewSource<'application-rows'> = {
    needs: ['applications'],
    open({ viewer, onChange }) {
      opened(viewer.scope);
      change = onChange;
      return { read, close: closed };
    },
  };
  const hub = createViewHub({
    model: { ready } as unknown as LiveModel,
    context: {} as OperationContext,
    log: createLogger('test', 'silent'),
    sources: { 'application-rows': source } as never,
    lingerMs,
  });
  return {
    hub,
    opened,
    closed,
    read,
    set(total: number) {
      given.total = total;
      change?.();
    },
    fail(error: Error) {
      given.error = error;
      change?.();
    },
  };
}

const parse = (json: string | undefined) => JSON.parse(json ?? '{}') as ViewUpdate;
const ignore = () => undefined;

test('a page that has nothing is told all, one that has the answer before is told the difference, one that has it nothing', async () => {
  const { hub, set } = hubOf();
  const view = await hub.watch(question, englishViewer, ignore);
  const first = parse(view.updateFrom(undefined));
  expect(first).toMatchObject({ answer: { total: 1 } });
  const { version } = first as { version: string };
  expect(view.updateFrom(version)).toBeUndefined();
  set(2);
  expect(parse(view.updateFrom(version))).toMatchObject({ from: version, patch: { set: { total: 2 } } });
  expect(parse(view.updateFrom('of long ago'))).toMatchObject({ answer: { total: 2 } });
});

test('equal questions are answered once for all who may see the same, and once more for others', async () => {
  const { hub, opened, read } = hubOf();
  const views = await Promise.all([
    hub.watch(question, englishViewer, ignore),
    hub.watch({ ...question, query: { size: 50 } }, englishViewer, ignore),
    hub.watch(question, stranger, ignore),
  ]);
  for (const view of views) {
    view.state();
  }
  expect(opened.mock.calls).toEqual([['all'], ['stranger']]);
  expect(read).toHaveBeenCalledTimes(2);
});

test('everyone who watches hears of a change, and hears of the next one only after it was looked at', async () => {
  const { hub, set } = hubOf();
  const heard = vi.fn();
  const view = await hub.watch(question, englishViewer, heard);
  const other = vi.fn();
  await hub.watch(question, englishViewer, other);
  view.state();
  set(2);
  set(3);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(other).toHaveBeenCalledTimes(1);
  expect(parse(view.updateFrom(undefined))).toMatchObject({ answer: { total: 3 } });
  set(4);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a change that leaves the answer as it is has no update', async () => {
  const { hub, set } = hubOf();
  const view = await hub.watch(question, englishViewer, ignore);
  const { version } = parse(view.updateFrom(undefined)) as { version: string };
  set(1);
  expect(view.updateFrom(version)).toBeUndefined();
});

test('a kind that cannot be read is told in place of an answer, and tried again for who asks next', async () => {
  let isThere = false;
  const missing = new MooringError('NOT_FOUND', 'The cluster does not know it.', { hint: 'Install it.' });
  const { hub } = hubOf({ ready: () => (isThere ? Promise.resolve() : Promise.reject(missing)) });
  const view = await hub.watch(question, englishViewer, ignore);
  const error = { code: 'NOT_FOUND', message: missing.message, hint: 'Install it.' };
  expect(parse(view.updateFrom(undefined))).toEqual({ error });
  isThere = true;
  const next = await hub.watch(question, englishViewer, ignore);
  expect(parse(next.updateFrom(undefined))).toMatchObject({ answer: { total: 1 } });
});

test('a fault while an answer is made is told, and is over with the next one', async () => {
  const { hub, fail, set } = hubOf();
  const view = await hub.watch(question, englishViewer, ignore);
  view.state();
  fail(new Error('a fault'));
  expect(parse(view.updateFrom('x'))).toMatchObject({ error: { code: 'INTERNAL' } });
  fail(undefined as never);
  set(5);
  expect(parse(view.updateFrom('-'))).toMatchObject({ answer: { total: 5 } });
});

test('a view that nobody looks at any more is closed', async () => {
  const { hub, closed } = hubOf();
  const [one, other] = await Promise.all([
    hub.watch(question, englishViewer, ignore),
    hub.watch(question, englishViewer, ignore),
  ]);
  one.release();
  expect(closed).not.toHaveBeenCalled();
  other.release();
  await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1));
});

test.each([
  ['an unknown view', { view: 'constructor', query: {} }, 'NOT_FOUND'],
  ['a field that it does not have', { ...question, query: { secrets: true } }, 'INVALID'],
  ['more rows than may be', { ...question, query: { size: 1_000_000 } }, 'INVALID'],
])('%s is refused', async (_, request, code) => {
  const { hub } = hubOf();
  await expect(hub.watch(request, englishViewer, ignore)).rejects.toMatchObject({ code });
});
