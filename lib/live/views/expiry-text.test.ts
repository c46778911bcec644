import { expect, it } from 'vitest';
import { message } from '#lib/domain/texts/message.ts';
import type { ExpiryEntry } from '#lib/domain/view/expiry-entry.ts';
import { expiryText } from './expiry-text.ts';

const entry: ExpiryEntry = {
  ...{ id: 'token/a', kind: 'token', health: 'busy', word: 'Opened', matters: false },
  name: message('views.expiryToken', { id: 'K7' }),
  application: 'Shop',
  note: message('views.expiryTokenNote'),
};

it('has name, Application and note in the words and small letters of a language', () => {
  expect(expiryText('en')(entry)).toBe('one-time token k7 shop whoever has it can pair once.');
  expect(expiryText('de')(entry)).toBe('einmal-token k7 shop wer es hat, kann sich einmal koppeln.');
  expect(expiryText('en')(entry)).toBe('one-time token k7 shop whoever has it can pair once.');
});

it('leaves out an Application that there is none of', () => {
  const { application, ...ofNone } = entry;
  expect(expiryText('en')(ofNone)).not.toContain('undefined');
});
