import { describe, expect, it } from 'vitest';
import { matchesLabels, parseLabelSelector } from './label-selector.ts';
import { matchesSelectorObject, selectorObjectText } from './label-selector-object.ts';

const labels = { app: 'web', tier: 'front', 'example.com/size': '3' };

describe('label selectors', () => {
  it.each([
    ['app=web', true],
    ['app==web,tier!=back', true],
    ['app=api', false],
    ['app in (api, web)', true],
    ['app notin (web)', false],
    ['missing notin (web)', true],
    ['missing!=web', true],
    ['app', true],
    ['!app', false],
    ['!missing', true],
    ['example.com/size>2', true],
    ['example.com/size<3', false],
    ['app in (web),tier', true],
    ['empty=', false],
    ['', true],
  ])('%s → %s', (selector, expected) => {
    expect(matchesLabels(parseLabelSelector(selector), labels)).toBe(expected);
  });

  it.each(['app in web', 'a=b=c', '=x', 'app=-x-', 'size>big', 'a,,b'])('refuses %s', (selector) => {
    expect(() => parseLabelSelector(selector)).toThrow(expect.objectContaining({ code: 400 }));
  });

  it('reads a LabelSelector object the same way', () => {
    const selector = {
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'tier', operator: 'In', values: ['front', 'back'] }],
    };
    expect(matchesSelectorObject(selector, labels)).toBe(true);
    expect(selectorObjectText(selector)).toBe('app=web,tier in (front,back)');
    expect(
      matchesSelectorObject({ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, labels),
    ).toBe(false);
  });
});
