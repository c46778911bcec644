// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import { type FoundDetail, useKeptNode } from './use-kept-node.ts';

afterEach(cleanup);

const id = 'workload:web';
const there: FoundDetail = {
  node: { id, kind: 'workload', name: 'web', health: { status: 'ok', word: 'ready' } },
  before: [],
  beforeCount: 0,
  after: [],
  afterCount: 0,
};
const gone = { ...there, node: null };

function open() {
  return renderHook(({ answer, open }) => useKeptNode(answer, open), {
    initialProps: { answer: there as typeof there | typeof gone | undefined, open: id },
  });
}

it('finds the node, and none once it is deleted', () => {
  const { result, rerender } = open();
  expect(result.current).toBe(there);
  rerender({ answer: gone, open: id });
  expect(result.current).toBeUndefined();
});

it('keeps a deleted node while somebody writes about it, and only as long as it is the open one', () => {
  const { result, rerender } = open();
  const saved = unsavedWork.add({ what: 'The YAML of web' });
  rerender({ answer: gone, open: id });
  expect(result.current).toBe(there);
  rerender({ answer: undefined, open: 'workload:other' });
  expect(result.current).toBeUndefined();
  saved();
  rerender({ answer: gone, open: id });
  expect(result.current).toBeUndefined();
});
