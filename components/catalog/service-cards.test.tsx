import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { RowOf } from '#lib/client/page-query.ts';
import type { Rows } from '#lib/client/use-rows.ts';
import { ServiceCards } from './service-cards.tsx';

type Offer = RowOf<'catalog-rows'>;

function offer(fields: Partial<Offer> = {}): Offer {
  return {
    id: 'shop/1',
    serviceId: '1',
    displayName: 'Orders',
    description: 'Orders of the shop',
    provider: 'ACME',
    application: 'shop',
    plans: ['default'],
    planCount: 1,
    places: [{ id: 'dev', className: 'one', offered: true }],
    placeCount: 1,
    instanceCount: 0,
    health: 'todo',
    word: 'Not in use',
    bindIn: 'dev',
    offered: true,
    ...fields,
  };
}

function draw(offers: readonly Offer[], total = offers.length, page?: number): string {
  const rows: Rows<Offer> = {
    total,
    all: total,
    page,
    at: (index) => offers[index],
    show: () => undefined,
    isPending: false,
    isPrevious: false,
    error: null,
    retry: () => undefined,
  };
  return renderToStaticMarkup(<ServiceCards rows={rows} />);
}

vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams() }));

const countOf = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

test('of many services those in sight are drawn before any script runs, with room for the others', () => {
  const offers = Array.from({ length: 413 }, (_, index) => offer({ id: `shop/${index}` }));
  const html = draw(offers);
  expect(countOf(html, /<li /g)).toBeGreaterThan(12);
  expect(countOf(html, /<li /g)).toBeLessThan(40);
  expect(countOf(html, /<[a-z]/g)).toBeLessThan(1_000);
  expect(html).toMatch(/padding-bottom:\d{5}px/);
  expect(html).toContain('aria-setsize="413"');
});

test('a page of services is drawn whole, with the way to the others', () => {
  const offers = Array.from({ length: 413 }, (_, index) => offer({ id: `shop/${index}` }));
  const html = draw(offers, 413, 13);
  expect(countOf(html, /<li aria-setsize/g)).toBe(29);
  expect(html).toContain('aria-posinset="385"');
  expect(html).toContain('aria-label="Pages of the list"');
});

test('of few services all are drawn, and no room is left', () => {
  const html = draw([offer(), offer({ id: 'shop/2' })]);
  expect(countOf(html, /<li /g)).toBe(2);
  expect(html).toContain('padding-bottom:0');
});

test('a card leads to the entry of each namespace, and counts those that it does not name', () => {
  const places = ['dev', 'prod', 'test', 'x'].map((id) => ({ id, className: 'one', offered: id !== 'prod' }));
  const html = draw([offer({ places, placeCount: 12 })]);
  expect(html).toMatch(/<a [^>]*href="\/catalog\/dev\/one"[^>]*>Orders<\/a>/);
  expect(html).toContain('Orders, withdrawn in prod');
  expect(html).toContain('and 9 more');
});

test('a card binds where that can be done, and says where it cannot', () => {
  expect(draw([offer()])).toContain('href="/bindings?bind=dev%2F1"');
  const { bindIn, ...eventsOnly } = offer();
  expect(draw([eventsOnly])).toContain('Events, no binding');
  const withdrawn = draw([{ ...eventsOnly, offered: false, health: 'bad', word: 'Catalog entry withdrawn' }]);
  expect(withdrawn).toContain('Catalog entry withdrawn');
  expect(withdrawn).not.toContain('no binding');
});

test('a place whose service is on its way is drawn as one', () => {
  expect(countOf(draw([], 3), /skeleton/g)).toBe(3);
});
