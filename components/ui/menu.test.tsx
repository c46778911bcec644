// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Menu, MenuChoice, MenuItem, MenuSeparator, MenuToggle } from './menu.tsx';

const onAct = vi.fn();

beforeEach(() => {
  onAct.mockClear();
  render(
    <Menu trigger={<button type="button">More</button>}>
      <MenuItem onSelect={() => onAct('item')}>Copy</MenuItem>
      <MenuSeparator />
      <MenuToggle checked={false} onChange={(checked) => onAct(checked)}>
        Labels
      </MenuToggle>
      <MenuChoice
        label="Rows"
        value="normal"
        onChange={onAct}
        options={[
          { value: 'normal', label: 'Comfortable' },
          { value: 'dense', label: 'Dense' },
        ]}
      />
    </Menu>,
  );
});

afterEach(cleanup);

function button(): HTMLElement {
  return screen.getByRole('button', { name: 'More' });
}

it('says that it is a menu before any of it is there', () => {
  expect(button().getAttribute('aria-haspopup')).toBe('menu');
  expect(button().getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByText('Copy')).toBeNull();
});

it('opens by a click and does what is chosen', async () => {
  fireEvent.click(button());
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy' }));
  expect(onAct).toHaveBeenCalledWith('item');
});

it('opens by the arrow key, with what is switched and what is chosen of several', async () => {
  fireEvent.keyDown(button(), { key: 'ArrowDown' });
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Labels' }));
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Dense' }));
  expect(onAct.mock.calls).toEqual([[true], ['dense']]);
});
