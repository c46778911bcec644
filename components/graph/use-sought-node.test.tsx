// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';
import { useSoughtNode } from './use-sought-node.ts';

afterEach(cleanup);

function node(id: string, isMatch: boolean): ShownNode {
  const base = {
    id,
    kind: 'pod' as const,
    name: id,
    health: { status: 'ok' as const, word: 'Running' },
    block: 'b',
  };
  return isMatch ? { ...base, isMatch } : base;
}

it('goes from match to match and round again, and forgets one that matches no longer', () => {
  const { result, rerender } = renderHook(useSoughtNode, {
    initialProps: [node('a', true), node('b', false), node('c', true)],
  });
  expect(result.current).toMatchObject({ id: undefined, count: 2 });
  for (const id of ['a', 'c', 'a']) {
    act(() => result.current.next());
    expect(result.current.id).toBe(id);
  }
  rerender([node('a', false), node('c', true)]);
  expect(result.current).toMatchObject({ id: undefined, count: 1 });
});

it('stays where nothing matches', () => {
  const { result } = renderHook(useSoughtNode, { initialProps: [node('a', false)] });
  act(() => result.current.next());
  expect(result.current).toMatchObject({ id: undefined, count: 0 });
});
