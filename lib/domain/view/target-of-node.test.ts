import { expect, it } from 'vitest';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { targetOfNode } from './target-of-node.ts';

const chains = { applicationsOf: () => ['shop'] };
const node = (part: Partial<GraphNode>) => ({ id: 'x', kind: 'pod', ...part }) as GraphNode;

it('leads to the own page of an Application and a service, of all else to that of the object', () => {
  const shop = { kind: 'applications', name: 'shop' } as const;
  expect(targetOfNode(node({ kind: 'application', ref: shop }), chains)).toEqual({
    page: 'application',
    name: 'shop',
  });
  expect(targetOfNode(node({ kind: 'service', ref: shop, serviceId: 's-1' }), chains)).toEqual({
    page: 'service',
    application: 'shop',
    id: 's-1',
  });
  const ref = { kind: 'pods', namespace: 'sales', name: 'web-0' } as const;
  expect(targetOfNode(node({ ref }), chains)).toEqual({ page: 'object', ...ref });
});

it('leads nowhere where nothing is', () => expect(targetOfNode(node({}), chains)).toBeUndefined());
