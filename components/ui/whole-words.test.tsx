// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { WholeWords } from './whole-words.tsx';

afterEach(cleanup);

it('lets a long name break behind its dots and underscores, and a short one nowhere', () => {
  const breaks = (name: string) =>
    render(<WholeWords>{name}</WholeWords>).container.querySelectorAll('wbr').length;
  expect(breaks('BILLING_ASIA_PACIFIC_URL')).toBe(3);
  // a dash is a place to break by itself
  expect(breaks('billing-asia-pacific-orders')).toBe(0);
  expect(breaks('GATEWAY_URL')).toBe(0);
});
