// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { message } from '#lib/domain/texts/message.ts';
import { compiledRoom } from '#lib/texts/compiled-room.ts';
import { tellOnPage } from './tell-on-page.ts';
import { TextsProvider } from './texts.tsx';

afterEach(cleanup);

it('says it in the language of the page that is shown', () => {
  const gone = message('ui.consoleGone');
  expect(tellOnPage(gone)).toBe('The console does not answer.');
  render(
    <TextsProvider locale="de" rooms={{ ui: compiledRoom('de', 'ui') }}>
      {null}
    </TextsProvider>,
  );
  expect(tellOnPage(gone)).toBe('Die Konsole antwortet nicht.');
});

it('leaves a text as it is', () => {
  expect(tellOnPage('as it came')).toBe('as it came');
});
