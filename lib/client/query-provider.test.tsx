// @vitest-environment happy-dom
import { useQueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QueryProvider } from './query-provider.tsx';

const close = vi.fn();
const start = vi.fn();
vi.mock('./view-stream.ts', () => ({ viewStreamOf: () => ({ start }) }));

beforeEach(() => {
  vi.clearAllMocks();
  start.mockReturnValue(close);
});
afterEach(cleanup);

function Child() {
  const { queries } = useQueryClient().getDefaultOptions();
  return <p>{String(queries?.networkMode)}</p>;
}

it('gives its children the cache of the tab, which the stream keeps current', () => {
  const page = render(
    <QueryProvider>
      <Child />
    </QueryProvider>,
  );
  expect(screen.getByText('always')).toBeTruthy();
  page.rerender(
    <QueryProvider>
      <Child />
    </QueryProvider>,
  );
  expect(start).toHaveBeenCalledTimes(1);
});

it('closes the stream when it goes', () => {
  const page = render(<QueryProvider>{null}</QueryProvider>);
  expect(close).not.toHaveBeenCalled();
  page.unmount();
  expect(close).toHaveBeenCalledTimes(1);
});
