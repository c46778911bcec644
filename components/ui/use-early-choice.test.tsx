// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { Checkbox } from './checkbox.tsx';
import { SearchInput } from './search-input.tsx';
import { Select } from './select.tsx';

const roots: Root[] = [];
afterEach(() => {
  act(() => roots.splice(0).forEach((root) => void root.unmount()));
  document.body.replaceChildren();
  cleanup();
});

/** The page as the server sends it, changed by somebody, and then live. */
async function goLive(page: ReactNode, change: (page: HTMLElement) => void): Promise<HTMLElement> {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  change(container);
  await act(async () => {
    roots.push(hydrateRoot(container, page));
  });
  return container;
}

function Filters() {
  const [state, setState] = useState('all');
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Select aria-label="Show" value={state} onChange={({ target }) => setState(target.value)}>
        <option value="all">All</option>
        <option value="bad">Broken</option>
      </Select>
      <SearchInput label="Filter" value={text} onChange={setText} />
      <Checkbox label="System" checked={isOpen} onChange={({ target }) => setIsOpen(target.checked)} />
      <output>{JSON.stringify([state, text, isOpen])}</output>
    </>
  );
}

const heard = (page: HTMLElement) => JSON.parse(page.querySelector('output')?.textContent ?? '');

it('hears of what was chosen, typed and ticked before the page was live', async () => {
  const page = await goLive(<Filters />, (early) => {
    (early.querySelector('select') as HTMLSelectElement).value = 'bad';
    (early.querySelector('[type=search]') as HTMLInputElement).value = 'shop';
    (early.querySelector('[type=checkbox]') as HTMLInputElement).checked = true;
  });
  expect(heard(page)).toEqual(['bad', 'shop', true]);
  expect(page.querySelector('select')?.value).toBe('bad');
  expect(page.querySelector<HTMLInputElement>('[type=search]')?.value).toBe('shop');
  expect(page.querySelector<HTMLInputElement>('[type=checkbox]')?.checked).toBe(true);
});

it('chooses nothing where nobody has', async () => {
  expect(heard(await goLive(<Filters />, () => undefined))).toEqual(['all', '', false]);
});
