import { expect, it } from 'vitest';
import { changePairs, pairChanges } from './change-pairs.ts';

it('changes what was changed, and leaves what others have written meanwhile', () => {
  const changes = pairChanges(
    { team: 'blue', tier: 'gold', old: 'x' },
    { team: 'red', tier: 'gold', zone: 'eu' },
  );
  expect(changePairs({ team: 'blue', tier: 'silver', old: 'y', theirs: '1' }, changes)).toEqual({
    team: 'red',
    tier: 'silver',
    theirs: '1',
    zone: 'eu',
  });
});

it('knows no change where there is none', () => {
  expect(pairChanges({ team: 'blue' }, { team: 'blue' }).size).toBe(0);
});

it('begins with none', () => expect(changePairs(undefined, pairChanges({}, { a: '1' }))).toEqual({ a: '1' }));

it('takes names of JavaScript for keys like others', () => {
  expect(Object.entries(changePairs({}, pairChanges({}, { constructor: 'x' })))).toEqual([
    ['constructor', 'x'],
  ]);
});
