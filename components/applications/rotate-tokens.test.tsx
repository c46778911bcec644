// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playConsole, Refusal } from '#testing/play-console.tsx';
import { playedAnswers } from '#testing/played-views.ts';
import { RotateTokens } from './rotate-tokens.tsx';

vi.mock('#lib/client/use-view.ts', () => import('#testing/played-views.ts'));

const soon = new Date(Date.now() + 300_000).toISOString();
const urlOf = (name: string) => `https://connector/?token=${name}`;
const pathOf = (name: string) => `POST /api/applications/${name}/token/rotation`;
const issued = (name: string) => ({ application: name, id: name, url: urlOf(name), expiresAt: soon });

let played: ReturnType<typeof playConsole>;
const onClose = vi.fn();
const onDone = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  const tokens = [{ id: 'k7', step: 'certificate', expiresAt: soon }];
  playedAnswers.current = {
    'overview-tokens': () => ({ holders: ['crm', 'other'].map((id) => ({ id, isMissing: false, tokens })) }),
  };
});
afterEach(() => played.end());

function rotate(answers: Record<string, unknown>): void {
  played = playConsole(answers);
  render(<RotateTokens names={['shop', 'crm']} onClose={onClose} onDone={onDone} />, {
    wrapper: played.wrapper,
  });
}

const click = (name: string | RegExp) => {
  const found = screen.getAllByRole('button', { name }).at(-1);
  fireEvent.click(found as HTMLElement);
};

it('says which tokens stop working, of those that are chosen alone, and rotates nothing before', () => {
  rotate({});
  const said = screen.getByRole('dialog').textContent;
  expect(said).toContain('1 token that was not used stops working at once');
  expect(said).toContain('A pairing that has begun is broken off: crm.');
  expect(played.asked).toEqual([]);
});

it('shows the new URLs, and asks before they are lost', async () => {
  rotate({ [pathOf('shop')]: issued('shop'), [pathOf('crm')]: issued('crm') });
  click('Rotate 2 tokens');
  expect((await screen.findByText(/token=crm/)).textContent).toBe(
    `crm\t${urlOf('crm')}\nshop\t${urlOf('shop')}`,
  );
  click('Close');
  expect(onDone).not.toHaveBeenCalled();
  click('Close for good');
  expect(onDone).toHaveBeenCalledTimes(1);
});

it('shows what was issued also where others have failed, however it is left', async () => {
  rotate({ [pathOf('shop')]: issued('shop'), [pathOf('crm')]: new Refusal('INVALID', 'no token') });
  click('Rotate 2 tokens');
  expect((await screen.findByText('crm: no token')).textContent).toBeTruthy();
  click('Cancel');
  expect((await screen.findByText(/token=shop/)).textContent).toBe(`shop\t${urlOf('shop')}`);
  click('Close');
  click('Close for good');
  expect([onDone.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
});
