// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { isTyping } from './is-typing.ts';

function at(html: string): boolean {
  document.body.innerHTML = html;
  return isTyping(document.querySelector('#here'));
}

it('is so in fields, editors and open windows', () => {
  expect(at('<input id="here">')).toBe(true);
  expect(at('<div class="monaco-editor"><p id="here"></p></div>')).toBe(true);
  expect(at('<div role="dialog"><button id="here"></button></div>')).toBe(true);
});

it('is not so on the page', () => {
  expect(at('<main><button id="here"></button></main>')).toBe(false);
  expect(isTyping(document.body)).toBe(false);
  expect(isTyping(null)).toBe(false);
});
