// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { GraphPicture } from './graph-layout.ts';
import { useGraphLayout } from './use-graph-layout.ts';

afterEach(cleanup);

function pictureOf(...ids: string[]): GraphPicture {
  return {
    blocks: [{ id: 'all' }],
    nodes: ids.map((id) => ({
      id,
      kind: 'usage',
      name: id,
      health: { status: 'ok', word: 'Injected' },
      block: 'all',
    })),
    edges: [],
  };
}

/** Until all that waits for a promise or a timer of no length has run. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await act(() => new Promise((resolve) => setTimeout(resolve)));
  }
}

it('moves nothing while somebody presses it, and shows what came meanwhile when the press has ended', async () => {
  const { result, rerender } = renderHook(({ picture }) => useGraphLayout(picture), {
    initialProps: { picture: pictureOf('b') },
  });
  await waitFor(() => expect([...(result.current.positions?.keys() ?? [])]).toEqual(['b']));
  const before = result.current.positions;

  window.dispatchEvent(new Event('pointerdown'));
  rerender({ picture: pictureOf('a', 'b') });
  await settle();
  expect(result.current.positions).toBe(before);

  window.dispatchEvent(new Event('pointerup'));
  await waitFor(() => expect([...(result.current.positions?.keys() ?? [])]).toEqual(['a', 'b']));
});
