// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { startTransition, use, useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressWriter } from '#lib/client/address-writer.ts';
import { NavigationWatch } from './navigation-watch.tsx';

beforeEach(() => window.history.replaceState(null, '', '/list'));
afterEach(cleanup);

/** Navigates as Next's router does: the root waits for the next page. */
function router() {
  let show: (page: Promise<string>) => void = () => undefined;
  function Root({ first }: { first: Promise<string> }) {
    const [page, setPage] = useState(first);
    show = setPage;
    return (
      <>
        <NavigationWatch />
        {use(page)}
      </>
    );
  }
  return {
    Root,
    navigate(page: Promise<string>): void {
      startTransition(() => {
        addressWriter.begin();
        show(page);
      });
    },
  };
}

it('ends a navigation with what is shown of it, and not before', async () => {
  const { Root, navigate } = router();
  const first = Promise.resolve('list');
  const { container } = await act(async () => render(<Root first={first} />));
  const next = Promise.withResolvers<string>();
  await act(async () => navigate(next.promise));
  act(() => addressWriter.write(() => '/list?q=a'));
  expect(window.location.search).toBe('');
  await act(async () => next.resolve('the same list'));
  expect(container.textContent).toBe('the same list');
  expect(window.location.search).toBe('?q=a');
});
