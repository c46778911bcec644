// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { CommittedInput } from './committed-input.tsx';

afterEach(cleanup);

function field(value = '') {
  const onCommit = vi.fn();
  const props = { label: 'Label', placeholder: '', suggestions: ['team=red'], onCommit };
  const view = render(<CommittedInput {...props} value={value} />);
  return {
    onCommit,
    input: screen.getByLabelText<HTMLInputElement>('Label'),
    follow: (next: string) => view.rerender(<CommittedInput {...props} value={next} />),
  };
}

it('commits a suggestion at once, and what else was typed at Enter', () => {
  const { input, onCommit } = field();
  fireEvent.change(input, { target: { value: 'team=red' } });
  expect(onCommit).toHaveBeenLastCalledWith('team=red');
  fireEvent.change(input, { target: { value: ' team=blue ' } });
  expect(onCommit).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onCommit).toHaveBeenLastCalledWith('team=blue');
});

it('keeps what was committed until the page has followed', () => {
  const { input, onCommit, follow } = field();
  fireEvent.change(input, { target: { value: 'team=red' } });
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onCommit).toHaveBeenLastCalledWith('team=red');
  expect(input.value).toBe('team=red');
  follow('team=red');
  follow('');
  expect(input.value).toBe('');
});

it('commits what was left in it', () => {
  const { input, onCommit } = field('team=red');
  fireEvent.blur(input);
  expect(onCommit).not.toHaveBeenCalled();
  fireEvent.change(input, { target: { value: 'team=blue' } });
  fireEvent.blur(input);
  expect(onCommit).toHaveBeenLastCalledWith('team=blue');
});
