// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog.tsx';

const onClose = vi.fn();
const onConfirm = vi.fn();

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function ask(props: Partial<ConfirmDialogProps> = {}) {
  render(
    <ConfirmDialog
      title="Delete shop?"
      action="Delete"
      pending={false}
      onClose={onClose}
      onConfirm={onConfirm}
      {...props}
    >
      It is gone then.
    </ConfirmDialog>,
  );
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const pressEscape = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });

it('confirms by its button, and leaves by Cancel, the cross and Escape', () => {
  ask();
  fireEvent.click(button('Delete'));
  expect(onConfirm).toHaveBeenCalledTimes(1);
  fireEvent.click(button('Cancel'));
  fireEvent.click(button('Close'));
  pressEscape();
  expect(onClose).toHaveBeenCalledTimes(3);
});

it('waits for the name where it asks for one, to the letter, and takes Enter then', () => {
  ask({ typeToConfirm: 'shop' });
  const field = screen.getByRole('textbox');
  const enter = () => fireEvent.keyDown(field, { key: 'Enter' });
  for (const wrong of ['', 'sho', 'Shop', 'shop ']) {
    fireEvent.change(field, { target: { value: wrong } });
    enter();
    expect(button('Delete').disabled).toBe(true);
  }
  expect(onConfirm).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: 'shop' } });
  expect(button('Delete').disabled).toBe(false);
  enter();
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

it('neither closes nor starts again while it runs', () => {
  ask({ pending: true });
  fireEvent.click(button('Cancel'));
  fireEvent.click(button('Close'));
  pressEscape();
  fireEvent.click(button('Delete'));
  expect([onClose.mock.calls, onConfirm.mock.calls]).toEqual([[], []]);
  expect(button('Cancel').getAttribute('aria-disabled')).toBe('true');
});

it('can be left, but not confirmed, while it looks up what it says', () => {
  ask({ isPreparing: true });
  fireEvent.click(button('Delete'));
  expect(onConfirm).not.toHaveBeenCalled();
  fireEvent.click(button('Cancel'));
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('stays with the error when the action fails', () => {
  ask({ error: new Error('The console does not answer.') });
  expect(screen.getByText('The console does not answer.')).toBeTruthy();
  fireEvent.click(button('Delete'));
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

it('has nothing to confirm where it is disabled', () => {
  ask({ disabled: true });
  expect(button('Delete').disabled).toBe(true);
});
