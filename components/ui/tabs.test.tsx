// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Tabs } from './tabs.tsx';

afterEach(cleanup);

const items = ['one', 'two', 'three'].map((value) => ({ value, label: value, content: `of ${value}` }));

function Played() {
  const [value, setValue] = useState('one');
  return <Tabs label="Views" items={items} value={value} onChange={setValue} />;
}

function chosen(): string {
  const tab = screen.getByRole('tab', { selected: true });
  expect(tab.tabIndex).toBe(0);
  expect(tab.getAttribute('aria-controls')).toBe(screen.getByRole('tabpanel').id);
  return `${tab.textContent}: ${screen.getByRole('tabpanel', { name: tab.textContent }).textContent}`;
}

it('shows what is chosen', () => {
  render(<Played />);
  expect(chosen()).toBe('one: of one');
  fireEvent.click(screen.getByRole('tab', { name: 'two' }));
  expect(chosen()).toBe('two: of two');
});

it.each([
  ['ArrowRight', 'two'],
  ['ArrowLeft', 'three'],
  ['End', 'three'],
  ['Home', 'one'],
])('chooses by %s, the focus with it', (key, name) => {
  render(<Played />);
  const first = screen.getByRole('tab', { name: 'one' });
  first.focus();
  fireEvent.keyDown(first, { key });
  expect(chosen()).toBe(`${name}: of ${name}`);
  expect(document.activeElement?.textContent).toBe(name);
});
