// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { WholeWords } from './whole-words.tsx';

afterEach(cleanup);

it('breaks a long name behind its dashes and underscores, and a short one nowhere', () => {
  const breaks = (name: string) =>
    render(<WholeWords>{name}</WholeWords>).container.querySelectorAll('wbr').length;
  expect(breaks('billing-asia-pacific-orders')).toBe(3);
  expect(breaks('GATEWAY_URL')).toBe(0);
});
