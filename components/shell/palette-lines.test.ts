// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { englishTexts } from '#testing/english-texts.ts';
import { paletteGroups } from './palette-lines.ts';

const t = englishTexts('shell');

const found = [
  {
    id: 'bindings' as const,
    total: 12,
    hits: [
      {
        id: 'servicebindings sales/orders',
        name: 'orders',
        detail: 'sales',
        status: { health: 'bad' as const, word: 'Failed' },
        target: {
          page: 'object' as const,
          kind: 'servicebindings' as const,
          namespace: 'sales',
          name: 'orders',
        },
      },
    ],
  },
];

describe('the palette', () => {
  it('offers pages and actions without a text', () => {
    expect(paletteGroups(t, '', undefined, '').map(({ heading }) => heading)).toEqual(['Pages', 'Actions']);
  });

  it('puts what was found between pages and actions, and says how much more there is', () => {
    const groups = paletteGroups(t, 'bind', found, '');
    expect(groups.map(({ heading, more }) => [heading, more])).toEqual([
      ['Pages', 0],
      ['Bindings', 11],
      ['Actions', 0],
    ]);
    expect(groups[1]?.lines[0]).toMatchObject({
      href: '/objects/servicebindings/sales/orders',
      name: 'orders',
    });
  });

  it('finds an action by what else it may be called, in any order', () => {
    const [actions] = paletteGroups(t, 'contrast high', undefined, '');
    expect(actions?.lines.map(({ name }) => name)).toEqual(['Use high contrast']);
  });

  it('leads to pages of the namespace that is worked in', () => {
    expect(paletteGroups(t, 'catalog', undefined, 'sales')[0]?.lines[0]?.href).toBe(
      '/catalog?namespace=sales',
    );
  });
});
