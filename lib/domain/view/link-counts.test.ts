import { expect, test } from 'vitest';
import type { GraphNode, ObjectRef } from '../binding/binding-graph-node.ts';
import { bad, busy, type NodeHealth, off, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import { countLinks } from './link-counts.ts';

const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };

function application(name: string, health: NodeHealth, isThere = true): GraphNode {
  const ref: { ref?: ObjectRef } = isThere ? { ref: { kind: 'applications', name } } : {};
  return { id: name, kind: 'application', name, health, ...ref };
}

function counted(...nodes: GraphNode[]) {
  const { count, broken, missing } = countLinks({ nodes, edges: [] }, 'application');
  return { count, broken, missing };
}

test('what is deleted and still named is missing, not there', () => {
  const gone = application('gone', bad('Missing', problem), false);
  expect(counted(application('shop', ok('Deployed')), gone)).toEqual({ count: 1, broken: 0, missing: 1 });
  expect(counted(gone)).toEqual({ count: 0, broken: 0, missing: 1 });
  expect(counted(application('shop', bad('Failed', problem)), gone)).toEqual({
    count: 1,
    broken: 1,
    missing: 1,
  });
});

test('what is there and is not followed counts', () => {
  expect(counted(application('foreign', off('Not watched'), false))).toEqual({
    count: 1,
    broken: 0,
    missing: 0,
  });
  expect(counted(application('shop', busy('Setting up')))).toEqual({ count: 1, broken: 0, missing: 0 });
});
