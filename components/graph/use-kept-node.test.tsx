// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { useKeptNode } from './use-kept-node.ts';

afterEach(cleanup);

const node: GraphNode = {
  id: 'workload:web',
  kind: 'workload',
  name: 'web',
  health: { status: 'ok', word: 'ready' },
};

function open() {
  return renderHook(({ nodes, id }) => useKeptNode(nodes, id), {
    initialProps: { nodes: [node], id: node.id },
  });
}

it('finds the node, and none once it is deleted', () => {
  const { result, rerender } = open();
  expect(result.current).toBe(node);
  rerender({ nodes: [], id: node.id });
  expect(result.current).toBeUndefined();
});

it('keeps a deleted node while somebody writes about it, and only as long as it is the open one', () => {
  const { result, rerender } = open();
  const saved = unsavedWork.add({ what: 'The YAML of web' });
  rerender({ nodes: [], id: node.id });
  expect(result.current).toBe(node);
  rerender({ nodes: [], id: 'workload:other' });
  expect(result.current).toBeUndefined();
  saved();
  rerender({ nodes: [], id: node.id });
  expect(result.current).toBeUndefined();
});
