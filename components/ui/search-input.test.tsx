// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { SearchInput } from './search-input.tsx';

afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Filter applications' });

it('keeps what is typed while its value lags behind', () => {
  const onChange = vi.fn();
  const shown = (value: string) => (
    <SearchInput label="Filter applications" value={value} onChange={onChange} />
  );
  const { rerender } = render(shown('app-'));
  fireEvent.change(field(), { target: { value: 'app-2' } });
  expect(field().value).toBe('app-2');
  fireEvent.change(field(), { target: { value: 'app-29' } });
  rerender(shown('app-2'));
  expect(field().value).toBe('app-29');
  rerender(shown('app-29'));
  expect(field().value).toBe('app-29');
  expect(onChange.mock.calls).toEqual([['app-2'], ['app-29']]);
});

it('follows a value that changes by itself, once it has caught up or is left', () => {
  const shown = (value: string) => (
    <SearchInput label="Filter applications" value={value} onChange={() => undefined} />
  );
  const { rerender } = render(shown(''));
  fireEvent.change(field(), { target: { value: 'a' } });
  rerender(shown('a'));
  rerender(shown(''));
  expect(field().value).toBe('');
  fireEvent.change(field(), { target: { value: 'b' } });
  fireEvent.blur(field());
  expect(field().value).toBe('');
});
