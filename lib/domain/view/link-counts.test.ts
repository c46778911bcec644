import { expect, test } from 'vitest';
import type { GraphNode, ObjectRef } from '../binding/binding-graph-node.ts';
import { bad, busy, type NodeHealth, off, ok } from '../health/node-health.ts';
import { countLinks, wordOfCount } from './link-counts.ts';

const problem = { cause: 'c', evidence: 'e', fix: 'f' };

function application(name: string, health: NodeHealth, isThere = true): GraphNode {
  const ref: { ref?: ObjectRef } = isThere ? { ref: { kind: 'applications', name } } : {};
  return { id: name, kind: 'application', name, health, ...ref };
}

function counted(...nodes: GraphNode[]) {
  const count = countLinks({ nodes, edges: [] }, 'application');
  return [count.count, wordOfCount(count)];
}

test('what is deleted and still named is missing, not there', () => {
  const gone = application('gone', bad('Missing', problem), false);
  expect(counted(application('shop', ok('Deployed')), gone)).toEqual([1, '1 missing']);
  expect(counted(gone)).toEqual([0, '1 missing']);
  expect(counted(application('shop', bad('Failed', problem)), gone)).toEqual([1, '1 broken, 1 missing']);
});

test('what is there and is not followed counts', () => {
  expect(counted(application('foreign', off('Not watched'), false))).toEqual([1, 'all good']);
  expect(counted(application('shop', busy('Setting up')))).toEqual([1, 'in progress']);
});
