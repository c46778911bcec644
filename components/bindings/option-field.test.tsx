// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/client/api.ts';
import { OptionField } from './option-field.tsx';

afterEach(cleanup);

const onText = vi.fn();

interface Given {
  names?: string[];
  total?: number;
  error?: ApiError;
  disabled?: boolean;
  text?: string;
}

/** A field for a workload, of which so many have the text in them. */
function Field({ names = ['web', 'db'], total = names.length, error, disabled = false, text = '' }: Given) {
  const [value, setValue] = useState('');
  return (
    <OptionField
      label="Workload"
      findLabel="Find a workload"
      chooseLabel="Choose a workload"
      value={value}
      disabled={disabled}
      found={{
        answer: error === undefined ? { options: names.map((id) => ({ id })), total } : undefined,
        isPending: false,
        isPrevious: false,
        error: error ?? null,
        retry: () => undefined,
      }}
      text={text}
      onText={onText}
      onChange={setValue}
    >
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </OptionField>
  );
}

const finder = () => screen.queryByRole('searchbox', { name: 'Find a workload' });

it('is a select alone where all is offered', () => {
  render(<Field />);
  expect(finder()).toBeNull();
  fireEvent.change(screen.getByLabelText('Workload'), { target: { value: 'db' } });
  expect(screen.getByLabelText<HTMLSelectElement>('Workload').value).toBe('db');
  expect(screen.queryByText(/are offered/)).toBeNull();
});

it('finds by text what it cannot offer, and says how many there are', () => {
  const { rerender } = render(<Field total={20_000} />);
  expect(screen.getByText('2 of 20000 are offered: find others by name.')).toBeTruthy();
  fireEvent.change(finder() as HTMLElement, { target: { value: 'we' } });
  expect(onText).toHaveBeenCalledWith('we');
  // it stays while few enough are found
  rerender(<Field names={['web']} text="we" />);
  expect(finder()).not.toBeNull();
  expect(screen.queryByText(/are offered/)).toBeNull();
});

it('is only a select while it is disabled', () => {
  render(<Field total={20_000} disabled />);
  expect(finder()).toBeNull();
});

it('says why nothing is offered', () => {
  render(<Field error={new ApiError('FORBIDDEN', 'The console may not list pods.')} />);
  expect(screen.getByText('The console may not list pods.')).toBeTruthy();
});
