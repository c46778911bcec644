import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Attention } from '#lib/domain/view/attention.ts';
import { AttentionList } from './attention-list.tsx';

function shown(count: number): string {
  const attention = Array.from(
    { length: count },
    (_, index): Attention => ({
      id: `id-${index}`,
      health: 'bad',
      subject: `Service ${index}`,
      word: 'Rejected',
      problem: { cause: 'It is incomplete.', fix: 'Complete it.' } as Attention['problem'],
      applications: [],
    }),
  );
  return renderToStaticMarkup(<AttentionList attention={attention} />);
}

function itemsOf(html: string): number {
  return html.split('<li').length - 1;
}

it('shows all of a few', () => {
  const html = shown(20);
  expect(itemsOf(html)).toBe(20);
  expect(html).not.toContain('Show all');
});

it('shows the first of hundreds, and offers the rest', () => {
  const html = shown(304);
  expect(itemsOf(html)).toBe(20);
  expect(html).toContain('Show all 304');
});
