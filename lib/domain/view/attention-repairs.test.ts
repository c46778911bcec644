import { expect, it } from 'vitest';
import type { Repair } from '../health/remedy.ts';
import { distinctRepairs } from './attention-repairs.ts';

it('does a repair once, however many findings it mends', () => {
  const relist = (namespace: string): Repair => ({ action: 'relist', namespace });
  const repairs = [relist('east'), relist('west'), relist('east')].map((repair) => ({ repair }));
  expect(distinctRepairs(repairs)).toEqual([{ repair: relist('east') }, { repair: relist('west') }]);
});
