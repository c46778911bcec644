// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { SuggestInput } from './suggest-input.tsx';

afterEach(cleanup);

const field = () => screen.getByLabelText<HTMLInputElement>('Application');

function draw(value = '') {
  const onType = vi.fn();
  const onChange = vi.fn();
  render(
    <SuggestInput
      label="Application"
      value={value}
      suggestions={['shop', 'shop-2']}
      onType={onType}
      onChange={onChange}
    />,
  );
  return { onType, onChange };
}

it('looks for names while somebody types, and chooses only a whole one', () => {
  const { onType, onChange } = draw();
  fireEvent.change(field(), { target: { value: 'sho' } });
  expect(onType).toHaveBeenLastCalledWith('sho');
  expect(onChange).not.toHaveBeenCalled();
  expect(field().value).toBe('sho');
  fireEvent.change(field(), { target: { value: 'shop' } });
  expect(onChange).toHaveBeenLastCalledWith('shop');
});

it('takes what was typed with Enter and on leaving the field', () => {
  const { onChange } = draw();
  fireEvent.change(field(), { target: { value: ' crm ' } });
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(onChange).toHaveBeenLastCalledWith('crm');
  fireEvent.change(field(), { target: { value: 'other' } });
  fireEvent.blur(field());
  expect(onChange).toHaveBeenLastCalledWith('other');
});

it('chooses nothing again once it is emptied', () => {
  const { onChange } = draw('shop');
  fireEvent.change(field(), { target: { value: '' } });
  expect(onChange.mock.calls).toEqual([['']]);
});

it('leaves alone what is chosen when nothing was typed', () => {
  const { onChange } = draw('shop');
  fireEvent.keyDown(field(), { key: 'Enter' });
  fireEvent.blur(field());
  expect(onChange).not.toHaveBeenCalled();
});

it('keeps what was chosen, however soon Enter follows', () => {
  const { onChange } = draw();
  fireEvent.change(field(), { target: { value: 'shop' } });
  fireEvent.keyDown(field(), { key: 'Enter' });
  fireEvent.keyDown(field(), { key: 'Enter' });
  fireEvent.blur(field());
  expect(onChange.mock.calls.every(([chosen]) => chosen === 'shop')).toBe(true);
});
