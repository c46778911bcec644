import { describe, expect, test } from 'vitest';
import { isMooringError } from '#lib/errors.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Told } from '../texts/message.ts';
import { kinds } from './kinds.ts';
import {
  checkIdentity,
  formatForDiff,
  formatObject,
  type PlacedProblem,
  parseObject,
} from './object-text.ts';

const object = {
  status: { ready: true },
  spec: { url: 'http://x' },
  metadata: {
    name: 'a',
    namespace: 'default',
    resourceVersion: '5',
    generation: 2,
    managedFields: [{ a: 1 }],
  },
  kind: 'ServiceBroker',
  apiVersion: 'servicecatalog.k8s.io/v1beta1',
};

function problemsOf(text: string): Told<PlacedProblem>[] {
  try {
    parseObject(text);
  } catch (error) {
    return isMooringError(error, 'INVALID') ? renderAll('en', error.details as PlacedProblem[]) : [];
  }
  return [];
}

describe('object text', () => {
  test('reads as people expect it: usual order, no managedFields', () => {
    expect(formatObject(object)).toBe(
      [
        'apiVersion: servicecatalog.k8s.io/v1beta1',
        'kind: ServiceBroker',
        'metadata:',
        '  name: a',
        '  namespace: default',
        '  resourceVersion: "5"',
        '  generation: 2',
        'spec:',
        '  url: http://x',
        'status:',
        '  ready: true',
        '',
      ].join('\n'),
    );
  });

  test('keeps texts as texts on the way back', () => {
    const tricky = {
      ...object,
      spec: { a: 'yes', b: '0123', c: '2024-01-01', d: 'null', e: 'on', f: '1e3' },
    };
    expect(parseObject(formatObject(tricky))).toMatchObject({ spec: tricky.spec });
  });

  test('means the same as to kubectl, shown and read', () => {
    const shown = { ...object, spec: { a: 'yes', b: 'on', c: '1_000', d: '0b11', e: '0400' } };
    const text = formatObject(shown);
    for (const quoted of ['"yes"', '"on"', '"1_000"', '"0b11"', '"0400"']) {
      expect(text).toContain(quoted);
    }
    const head = 'apiVersion: v1\nkind: A\nmetadata: {name: a}\n';
    const typed = 'spec: {mode: 0400, big: 9007199254740993, base: &b {nonRoot: true}, own: {<<: *b, c: 1}}';
    expect(parseObject(`${head}${typed}\n`)).toMatchObject({
      spec: { mode: 256, big: 9007199254740993n, own: { nonRoot: true, c: 1 } },
    });
  });

  test('shows in a diff only what people decide', () => {
    const text = formatForDiff(object);
    expect(text).not.toMatch(/resourceVersion|generation|status/);
    expect(text).toContain('url: http://x');
  });

  test('names the line of a mistake', () => {
    expect(problemsOf('kind: A\nmetadata:\n  name: a\n   bad: indent\n')[0]?.line).toBe(3);
    expect(problemsOf('kind: A\nkind: B\n')[0]).toMatchObject({ line: 2 });
    expect(problemsOf('just text')[0]?.message).toContain('needs apiVersion');
    expect(problemsOf('')[0]?.line).toBe(1);
  });

  test('does not blow up aliases', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(problemsOf(bomb)[0]?.message).toContain('alias');
  });

  test('refuses to turn one object into another', () => {
    const target = { name: 'a', namespace: 'default' };
    expect(() => checkIdentity(object, kinds.servicebrokers, target)).not.toThrow();
    expect(() => checkIdentity(object, kinds.servicebrokers, { ...target, name: 'b' })).toThrow(
      /name must stay b/,
    );
    expect(() => checkIdentity(object, kinds.serviceinstances, target)).toThrow(/kind must stay/);
  });
});
