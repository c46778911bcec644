// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playConsole } from '#testing/play-console.tsx';
import { type Step, Steps } from './steps.tsx';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => {
  cleanup();
  page.end();
});

const steps: Step[] = [
  { id: 'one', title: 'One', health: 'todo', isKept: true, content: <input aria-label="Kept" /> },
  { id: 'two', title: 'Two', health: 'todo', content: <input aria-label="Left" /> },
];

it('keeps what was entered in a step that stays, out of sight', () => {
  const { rerender } = render(<Steps steps={steps} open="one" />, { wrapper: page.wrapper });
  const kept = screen.getByLabelText<HTMLInputElement>('Kept');
  kept.value = 'typed';
  rerender(<Steps steps={steps} open="two" />);
  expect(screen.queryByRole('textbox', { name: 'Kept' })).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Left' })).toBeDefined();
  rerender(<Steps steps={steps} open="one" />);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Kept' }).value).toBe('typed');
  expect(screen.queryByLabelText('Left')).toBeNull();
});
