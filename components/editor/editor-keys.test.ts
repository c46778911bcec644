import { expect, it } from 'vitest';
import { effectOfKey, type TabMode } from './editor-keys.ts';

function after(...keys: string[]): TabMode {
  return keys.reduce<TabMode>(
    (tab, key) => effectOfKey(tab, { key, hasWidget: false, isReadOnly: false }).tab,
    'leaves',
  );
}

it('lets Tab leave until Enter was pressed', () => {
  expect(after()).toBe('leaves');
  expect(after('ArrowDown', 'a', 'Tab')).toBe('leaves');
  expect(after('a', 'Enter')).toBe('indents');
  expect(after('Enter', 'a', 'Tab')).toBe('indents');
});

it('lets Tab leave after Esc, whatever came before', () => {
  expect(after('Enter', 'a', 'Escape')).toBe('leaves');
  expect(effectOfKey('indents', { key: 'Escape', hasWidget: true, isReadOnly: false }).tab).toBe('leaves');
});

it('never holds the keyboard in a text that is only read', () => {
  expect(effectOfKey('leaves', { key: 'Enter', hasWidget: false, isReadOnly: true }).tab).toBe('leaves');
});

it('takes Enter in the search or in proposals for theirs', () => {
  expect(effectOfKey('leaves', { key: 'Enter', hasWidget: true, isReadOnly: false }).tab).toBe('leaves');
});

it('keeps Esc from the panel around it while it closes something of the editor', () => {
  const press = { key: 'Escape', isReadOnly: false };
  expect(effectOfKey('leaves', { ...press, hasWidget: true }).isOwn).toBe(true);
  expect(effectOfKey('indents', { ...press, hasWidget: false }).isOwn).toBe(true);
  expect(effectOfKey('leaves', { ...press, hasWidget: false }).isOwn).toBe(false);
});
