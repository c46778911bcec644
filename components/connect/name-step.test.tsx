// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playConsole } from '#testing/play-console.tsx';
import { NameStep } from './name-step.tsx';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => {
  page.end();
  sessionStorage.clear();
});

const created = { apiVersion: 'v1', kind: 'Application', metadata: { name: 'shop' } };

function draw(known: { total: number; names: string[]; isTaken: boolean }) {
  page.answers['POST /api/views'] = { results: [{ version: '1', answer: known }] };
  page.answers['POST /api/applications'] = created;
  const onCreated = vi.fn();
  const onOpen = vi.fn();
  render(<NameStep application={undefined} onOpen={onOpen} onCreated={onCreated} />, {
    wrapper: page.wrapper,
  });
  return { onCreated, onOpen };
}

function type(name: string): void {
  fireEvent.change(screen.getByRole('textbox', { name: /^Name/ }), { target: { value: name } });
}

it('says that a name is free, and creates the Application', async () => {
  const { onCreated } = draw({ total: 0, names: [], isTaken: false });
  type('shop');
  await screen.findByText('shop is free.');
  fireEvent.click(screen.getByRole('button', { name: 'Create Application' }));
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith('shop'));
});

it('refuses a name that is taken, and goes on with an existing one', async () => {
  const { onOpen } = draw({ total: 1, names: ['shop'], isTaken: true });
  type('shop');
  await screen.findByText(/There is an Application named shop already/);
  fireEvent.click(screen.getByRole('button', { name: 'Create Application' }));
  expect(page.asked).not.toContain('POST /api/applications');
  fireEvent.change(screen.getByLabelText('Or go on with an existing one'), { target: { value: 'shop' } });
  expect(onOpen).toHaveBeenCalledWith('shop');
});

it('says how to find one of many', async () => {
  draw({ total: 120, names: ['a', 'b'], isTaken: false });
  await screen.findByText('2 of 120 are offered: type a part of its name above to find another.');
});
