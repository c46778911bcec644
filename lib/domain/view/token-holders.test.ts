import { expect, it } from 'vitest';
import type { OpenToken } from '../application/open-token.ts';
import { openHolders, tokenHolders } from './token-holders.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');

function token(id: string, application: string | undefined, leftMs: number): OpenToken {
  return {
    id,
    secretName: `connection-token-${id}`,
    kind: application === undefined ? 'runtime' : 'application',
    step: 'info',
    application,
    tenant: undefined,
    group: undefined,
    createdAt: '2026-03-01T11:59:00Z',
    expiresAt: new Date(nowMs + leftMs).toISOString(),
  };
}

const holders = tokenHolders(
  [
    token('late', 'shop', 60_000),
    token('soon', 'shop', 30_000),
    token('over', 'shop', 0),
    token('lapsed', 'crm', -1),
    token('left', 'deleted', 10_000),
    token('runtime', undefined, 10_000),
  ],
  (name) => name !== 'deleted',
);

it('says who has tokens, the next to lapse first, and which Application is not there', () => {
  expect(holders.map(({ id, isMissing, tokens }) => [id, isMissing, tokens.map((held) => held.id)])).toEqual([
    ['crm', false, ['lapsed']],
    ['deleted', true, ['left']],
    ['shop', false, ['over', 'soon', 'late']],
  ]);
});

it('tells nothing of a token but what is shown', () => {
  expect(Object.keys(holders[0]?.tokens[0] ?? {})).toEqual(['id', 'step', 'expiresAt']);
});

it('leaves out what has lapsed, and who has nothing else', () => {
  expect(openHolders(holders, nowMs).map(({ id, tokens }) => [id, tokens.map((held) => held.id)])).toEqual([
    ['deleted', ['left']],
    ['shop', ['soon', 'late']],
  ]);
});
