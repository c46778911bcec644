// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { firstFocusOf } from './first-focus.ts';

function focused(body: string, footer?: string): string | undefined {
  const make = (html: string) => Object.assign(document.createElement('div'), { innerHTML: html });
  return firstFocusOf(make(body), footer === undefined ? null : make(footer))?.id;
}

const footer = '<button id="cancel">Cancel</button><button id="delete">Delete</button>';

it('is the first field that can be filled in', () => {
  const hidden = '<input type="hidden" id="hidden"><input id="off" disabled>';
  expect(focused(`<button id="more">More</button>${hidden}<input id="name"><input id="next">`, footer)).toBe(
    'name',
  );
});

it('is the chosen one of radio buttons', () => {
  const radios = '<input type="radio" name="r" id="all"><input type="radio" name="r" id="none" checked>';
  expect(focused(radios, footer)).toBe('none');
});

it('is the button that undoes nothing where there is no field', () => {
  expect(focused('<p>Sure?</p><a id="link" href="/x">More</a>', footer)).toBe('cancel');
});

it('is nothing where there is neither', () => {
  expect(focused('<p>Read this</p>')).toBeUndefined();
});
