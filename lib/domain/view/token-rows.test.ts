import { expect, it } from 'vitest';
import type { OpenToken } from '../application/open-token.ts';
import { openTokensOf } from './token-rows.ts';

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

const tokens = [
  token('late', 'shop', 60_000),
  token('soon', 'shop', 30_000),
  token('over', 'shop', 0),
  token('lapsed', 'crm', -1),
  token('left', 'deleted', 10_000),
  token('runtime', undefined, 10_000),
];

it('lists the tokens of an Application that can still be used, the next to lapse first', () => {
  expect(openTokensOf('shop', tokens, nowMs).map(({ id }) => id)).toEqual(['soon', 'late']);
  expect(openTokensOf('crm', tokens, nowMs)).toEqual([]);
});
